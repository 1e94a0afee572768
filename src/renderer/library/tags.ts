import type { ReadingRecord } from '#shared/marks';
import { foldArabic } from '#shared/text/foldArabic';

/** What makes two tags one: كُتُب and كتب are the same to whoever looks for them. */
export const tagKey = (tag: string): string => foldArabic(tag).trim();

/** The tags that are written in a text, parted by commas: without spaces around them, each once. */
export function tagsIn(written: string): readonly string[] {
  const tags = new Map<string, string>();
  for (const part of written.split(/[,،؛;\n]/u)) {
    const tag = part.trim();
    const key = tagKey(tag);
    if (key !== '' && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

/** A tag of the library as it is offered for some articles. */
export interface OfferedTag {
  readonly key: string;
  /** As it is written most often. */
  readonly name: string;
  /** How many of these articles have it. */
  readonly count: number;
}

/** The tags of the whole library for some of its articles: those that they have first, then those in most use. */
export function offeredTags(
  all: readonly ReadingRecord[],
  chosen: readonly ReadingRecord[],
): readonly OfferedTag[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const { tags } of all) {
    for (const tag of tags) {
      const known = spellings.get(tagKey(tag)) ?? new Map<string, number>();
      spellings.set(tagKey(tag), known.set(tag, (known.get(tag) ?? 0) + 1));
    }
  }
  const counts = new Map<string, number>();
  for (const { tags } of chosen) {
    for (const key of new Set(tags.map(tagKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...spellings]
    .map(([key, known]) => {
      const [[name] = ['']] = [...known].sort(([, a], [, b]) => b - a);
      const uses = [...known.values()].reduce((sum, each) => sum + each, 0);
      return { key, name, count: counts.get(key) ?? 0, uses };
    })
    .sort((a, b) => b.count - a.count || b.uses - a.uses || (a.key < b.key ? -1 : 1))
    .map(({ key, name, count }) => ({ key, name, count }));
}

/** What becomes of tags by wishes: by its key, each tag that is to be there (by this name) or not (null). */
export function retagged(
  tags: readonly string[],
  wishes: ReadonlyMap<string, string | null>,
): readonly string[] {
  const kept = tags.filter((tag) => wishes.get(tagKey(tag)) !== null);
  const there = new Set(kept.map(tagKey));
  const added = [...wishes].flatMap(([key, name]) => (name === null || there.has(key) ? [] : name));
  return [...kept, ...added];
}
