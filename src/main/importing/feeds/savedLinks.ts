import { safeLink } from '#shared/safeTree';
import { containedPart } from '../containedPart';
import { silent, type OriginalFile, type ParsedDocument } from '../stages';

/** A link that a reader saved in another program, in the folders that it lay in. */
export interface SavedLink {
  readonly title: string;
  readonly address: string;
  readonly folders: readonly string[];
  readonly tags: readonly string[];
  /** What the reader wrote on it; empty when nothing. */
  readonly note: string;
  /** ISO 8601 in UTC; null where unknown. */
  readonly addedAt: string | null;
  /** BCP 47 as written; null where unknown. */
  readonly language: string | null;
  /** The smallest file with this link in it, from which it is read in just the same way. */
  readonly alone: () => string;
}

/** The articles of saved links, which are no more than their links: folders and tags are the reader's tags. */
export function linkDocuments(
  file: OriginalFile,
  format: { readonly name: string; readonly extension: string },
  links: readonly SavedLink[],
): readonly ParsedDocument[] {
  return links.flatMap((link, at): ParsedDocument[] => {
    const { title, address, folders, tags, note, addedAt, language } = link;
    const url = safeLink(address);
    // Bookmarks may be programs (`javascript:`) and settings (`place:`); those are no articles.
    if (url === null || !/^https?:/.test(url)) return [];
    const part = { number: at + 1, extension: format.extension };
    return [
      {
        ...containedPart(file, part, link.alone()),
        ...{ format: format.name, encoding: 'utf-8', extent: 'link' },
        stated: {
          ...silent,
          ...{ title: title === '' ? null : title, url },
          ...(language === null ? {} : { language }),
        },
        reading: {
          tags: [...new Set([...folders, ...tags])],
          addedAt,
          marks: note === '' ? [] : [{ quote: '', note, createdAt: addedAt }],
        },
        tree: { type: 'root', children: [] },
      } as unknown as ParsedDocument,
    ];
  });
}

/** Counted from another year than 1970. */
const latest = Date.UTC(2100, 0);

/** A moment as programs count it from 1970 (in seconds, thousandths or millionths), as ISO 8601 in UTC; null when it cannot be one. */
export function countedMoment(written: string): string | null {
  const digits = /^\s*(\d{9,17})\s*$/.exec(written)?.[1];
  if (digits === undefined) return null;
  const scale = digits.length > 14 ? 1e-3 : digits.length > 11 ? 1 : 1e3;
  const moment = Math.floor(Number(digits) * scale);
  return moment < latest ? new Date(moment).toISOString() : null;
}
