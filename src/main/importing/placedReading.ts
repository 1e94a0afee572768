import type { ImportedReading } from '#shared/imported';
import type { Selector } from '#shared/marks';
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
    tags: [
      ...new Set(
        (carried.tags ?? []).map((tag) => harmlessLine(tag).trim()).filter((tag) => tag !== ''),
      ),
    ],
    addedAt: carried.addedAt ?? null,
    marks: marks.slice(0, maximumMarks).map((mark) => {
      const selector = placeOf(mark, text, after);
      after = selector.position.end;
      return { selector, note: mark.note.slice(0, maximumNote), createdAt: mark.createdAt };
    }),
  };
}

/** Where the words stand, the next place after the last mark first; words that are not there keep their quote. */
function placeOf({ quote }: CarriedMark, text: string, after: number): Selector {
  const exact = quote.trim();
  const wanted = {
    quote: { exact, prefix: '', suffix: '' },
    position: { start: after, end: after },
  };
  if (exact === '') return { ...wanted, position: { start: 0, end: 0 } };
  const span = locate(text, wanted);
  return span === null
    ? { ...wanted, position: { start: 0, end: 0 } }
    : describe(text, span.start, span.end);
}
