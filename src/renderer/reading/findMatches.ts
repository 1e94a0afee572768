import type { AskedSearch } from '#shared/keptSearches';
import {
  placesOf,
  placeWords,
  type Place,
  type PlacedWords,
} from '#shared/text/matching/placedWords';
import { seek } from '#shared/text/matching/seek';
import { createVocabulary, type Vocabulary } from '#shared/text/matching/vocabulary';
import type { TextBlock } from '#shared/text/plainText';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { wordsAsked } from '#shared/text/querying/queryTree';
import { mergeSpans, type Span } from '#shared/text/spans';

/** Where a query stands in a text: its matches in order, and the one that shows it best. */
export interface Matches {
  readonly spans: readonly Span[];
  /** The index in `spans` of the first match of the first block that holds all terms; 0 when none does. */
  readonly best: number;
}

interface ReadBlocks {
  readonly vocabulary: Vocabulary;
  readonly and: number;
  readonly words: readonly { readonly block: TextBlock; readonly placed: PlacedWords }[];
}

/** The words of the article that was searched last: each letter typed asks for them again. */
const read = new WeakMap<readonly TextBlock[], ReadBlocks>();

function readBlocks(blocks: readonly TextBlock[]): ReadBlocks {
  const known = read.get(blocks);
  if (known !== undefined) return known;
  const vocabulary = createVocabulary();
  const and = vocabulary.idOf('و');
  const words = blocks.map((block) => ({ block, placed: placeWords(block.text, vocabulary) }));
  const answer = { vocabulary, and, words };
  read.set(blocks, answer);
  return answer;
}

const holdsAll = (places: readonly Place[], count: number): boolean =>
  new Set(places.map(({ sought }) => sought)).size === count;

/**
 * Every place, up to `limit` of them, where a word or phrase that a search asks for stands in the
 * blocks of a text, by the rules of the library's search but for those that are strict; what it asks of
 * other things than words is passed over.
 */
export function findMatches(
  blocks: readonly TextBlock[],
  { text, strict }: AskedSearch,
  limit = 2000,
): Matches {
  const parsed = parseQuery(text);
  const asked =
    parsed === null ? [] : wordsAsked(parsed).filter(({ field }) => field === 'anywhere');
  if (asked.length === 0) return { spans: [], best: 0 };
  const all = readBlocks(blocks);
  // Every word of the vocabulary stands in the text.
  const options = { strict: new Set(strict), isThere: () => true };
  const sought = asked.map((each) => seek(each, all.vocabulary, options));
  const spans: Span[] = [];
  let best: number | null = null;
  for (const { block, placed } of all.words) {
    const places = placesOf(placed, sought, all.and);
    if (holdsAll(places, sought.length)) best ??= spans.length;
    for (const { start, end } of mergeSpans(places)) {
      spans.push({ start: block.start + start, end: block.start + end });
    }
    if (spans.length >= limit) break;
  }
  return { spans: spans.slice(0, limit), best: best !== null && best < limit ? best : 0 };
}
