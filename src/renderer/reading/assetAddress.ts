const assetName = /^asset:([0-9a-f]{64})$/;

/** The address under which a picture of an article is served; null when `source` names no asset. */
export function assetAddress(articleId: string, source: string): string | null {
  const hash = assetName.exec(source)?.[1];
  return hash === undefined ? null : `maqal://asset/${articleId}/${hash}`;
}
