import type { SearchHit } from '#shared/searching';
import type { PlacedWords } from '#shared/text/matching/placedWords';
import { marksOf, pageExcerpt, showsAll } from './excerpt';
import { hair, Reading, type SoughtWords, type WorthOf } from './reading';
import { unpack, type ShownHead } from './shownText';

/** An article that was found. */
export interface FoundArticle {
  readonly id: string;
  /** Reads its text, packed: see `unpack`. */
  readonly text: () => Uint8Array;
  readonly worthOf: WorthOf;
}

/** Articles as they are shown among what was found, each with the place where it shows best. */
export function hitsOf(
  articles: readonly FoundArticle[],
  sought: SoughtWords,
): readonly SearchHit[] {
  const reading = new Reading(sought);
  return articles.map(({ id, text, worthOf }) => hitOf(id, unpack(text()), reading, worthOf));
}

function hitOf(id: string, shown: ShownHead, reading: Reading, worthOf: WorthOf): SearchHit {
  const title = reading.place(shown.title);
  const [kicker, lead] = [reading.place(shown.kicker), reading.place(shown.lead)];
  const inLead = reading.places(lead, false);
  const head = { lead: shown.lead, text: shown.text };
  let page = head;
  let words = reading.place(head.text);
  let inText = reading.places(words, false);
  const isEnough =
    reading.hasClosest([title, kicker, lead, words], worthOf) &&
    showsAll(head, inLead, inText, reading.bestWorth(worthOf) - hair);
  const rest = isEnough ? '' : shown.rest();
  if (rest !== '') {
    page = { ...head, text: head.text + rest };
    words = joined(words, reading.place(rest), head.text.length);
    inText = reading.places(words, false);
  }
  return {
    id,
    title: shown.title,
    titleMarks: marksOf(reading.places(title, true)),
    ...pageExcerpt(page, inLead, inText),
    rules: reading.rules([title, kicker, lead, words]),
  };
}

/** The words of a text whose parts were read one after the other; the second begins at a place of the text. */
function joined(first: PlacedWords, second: PlacedWords, at: number): PlacedWords {
  const join = (a: Int32Array, b: Int32Array, shift: number): Int32Array => {
    const both = new Int32Array(a.length + b.length);
    both.set(a);
    for (let index = 0; index < b.length; index += 1) {
      both[a.length + index] = (b[index] ?? 0) + shift;
    }
    return both;
  };
  return {
    ids: join(first.ids, second.ids, 0),
    starts: join(first.starts, second.starts, at),
    ends: join(first.ends, second.ends, at),
  };
}
