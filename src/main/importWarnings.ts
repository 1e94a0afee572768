import type { Article } from '#shared/article';
import type { ImportWarning } from '#shared/importReport';

/** What a reader should know of an article that was imported: what about it is doubtful or missing. */
export function warningsOf({ provenance, published, extent }: Article): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  const candidates = provenance.encodingCandidates ?? [];
  if (candidates.length > 0) warnings.push({ kind: 'encoding', candidates });
  if (published?.doubt === 'weekday') warnings.push({ kind: 'weekday', text: published.text });
  if (extent !== undefined) warnings.push({ kind: 'extent', extent });
  return warnings;
}
