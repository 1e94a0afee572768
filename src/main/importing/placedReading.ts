import type { ImportedReading } from '#shared/imported';
import {
  isOfArticle,
  plainMark,
  wholeArticle,
  type MarkColour,
  type Selector,
} from '#shared/marks';
import type { SafeTree } from '#shared/safeTree';
import { describe, locate } from '#shared/text/anchor';
import { harmlessLine } from '#shared/text/harmlessName';
import { articleText } from '#shared/text/plainText';
import type { CarriedMark, CarriedReading } from './stages';

const maximumMarks = 10_000;
const maximumNote = 20_000;

/** What a reader did elsewhere with every mark at its place in the text, the missing answers filled in. */
export function placedReading(carried: CarriedReading, body: SafeTree): ImportedReading {
  const { status = 'unread', starred = false, archived = false } = carried;
  const text = articleText(body);
  const marks = (carried.marks ?? []).filter(
    ({ quote, note }) => quote.trim() + note.trim() !== '',
  );
  let after = 0;
  return {
    ...{ status, starred, archived },
    tags: tagsOf(carried.tags),
    addedAt: carried.addedAt ?? null,
    marks: marks.slice(0, maximumMarks).map((mark) => {
      const selector = placeOf(mark, text, after);
      after = selector.position.end;
      return {
        kind: isOfArticle(selector) ? plainMark.kind : 'highlight',
        colour: colourOf(mark.colour ?? ''),
        ...{ selector, note: mark.note.slice(0, maximumNote), tags: tagsOf(mark.tags) },
        createdAt: mark.createdAt,
      };
    }),
  };
}

const tagsOf = (tags: readonly string[] = []): string[] => [
  ...new Set(tags.map((tag) => harmlessLine(tag).trim()).filter((tag) => tag !== '')),
];

/** What services call their colours, in ours; the nearest of those that we do not have. */
const colours: Readonly<Record<string, MarkColour>> = {
  ...{
    yellow: 'yellow',
    orange: 'yellow',
    green: 'green',
    blue: 'blue',
    teal: 'blue',
    cyan: 'blue',
  },
  ...{ pink: 'rose', red: 'rose', rose: 'rose', purple: 'violet', violet: 'violet' },
};
const colourOf = (name: string): MarkColour =>
  new Map(Object.entries(colours)).get(name.trim().toLowerCase()) ?? plainMark.colour;

/** Where the words stand, the next place after the last mark first; words that are not there keep their quote. */
function placeOf({ quote }: CarriedMark, text: string, after: number): Selector {
  const exact = quote.trim();
  const wanted = {
    quote: { exact, prefix: '', suffix: '' },
    position: { start: after, end: after },
  };
  if (exact === '') return wholeArticle;
  const span = locate(text, wanted);
  return span === null
    ? { ...wanted, position: { start: 0, end: 0 } }
    : describe(text, span.start, span.end);
}
