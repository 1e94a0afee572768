/** Where a page names its charset; HTML says the first 1024 bytes, and a quarter of pages do not keep to it. */
const searched = 65_536;
const charset = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([a-z0-9_:-]+)/i;
const xmlEncoding = /^[^<]{0,8}<\?xml[^>]{0,200}encoding\s*=\s*["']([a-z0-9_:-]+)/i;

/** The charset that a page's own bytes name (XML declaration, `meta charset`, `http-equiv`), as written; null when they name none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, searched),
  ).toString('latin1');
  return (xmlEncoding.exec(head) ?? charset.exec(head))?.[1]?.toLowerCase() ?? null;
}
