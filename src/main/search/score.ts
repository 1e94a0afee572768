import { eachPlace, firstPlace, type Sought, type WordLine } from '#shared/text/matching/seek';
import type { NearAsked } from '#shared/text/querying/queryTree';
import { fields, type Entry } from './entry';

/** What the whole library says of scores: how rare words are, and how long an article is. */
export interface Measure {
  readonly articles: number;
  readonly meanLength: number;
  readonly and: number;
  /** How many articles hold a word that counts for what is sought; more when several such words share an article. */
  holding(sought: Sought): number;
}

/** BM25's usual constants: how soon more of the same counts no more, and how much length counts. */
const k1 = 1.2;
const b = 0.5;

const idf = (articles: number, holding: number): number => {
  const held = Math.min(articles, holding);
  return Math.log(1 + (articles - held + 0.5) / (held + 0.5));
};

/**
 * What an article scores for words sought; 0 when they are not there. The closest way in which a
 * word was found and the best field that it stands in bound the score; BM25 ranks under that.
 */
export function scoreOf(entry: Entry, sought: Sought, measure: Measure): number {
  const { words, ends } = entry;
  const last = sought.asked.field === 'title' ? 1 : fields.length;
  const first = firstPlace(sought, words, 0, ends[last - 1] ?? 0);
  if (first === ends[last - 1]) return 0;
  let [best, lift, sum] = [0, 1, 0];
  let index = 0;
  const line: WordLine = { ids: words, and: measure.and };
  eachPlace(sought, line, first, ends[last - 1] ?? 0, (at, _to, worth) => {
    while (at > (ends[index] ?? at)) index += 1;
    const { weight, lift: ofField } = fields[index] ?? fields[3];
    sum += worth * weight;
    if (worth > best) best = worth;
    if (ofField > lift) lift = ofField;
  });
  if (best === 0) return 0;
  const often = sum / best;
  const length = 1 - b + (b * words.length) / measure.meanLength;
  const rarity = idf(measure.articles, measure.holding(sought));
  return (rarity * best * lift * often * (k1 + 1)) / (often + k1 * length);
}

/** Whether both stand in one field with few enough words between them; 0 when not. */
export function scoreOfNear(
  entry: Entry,
  asked: NearAsked,
  [left, right]: readonly [Sought, Sought],
  measure: Measure,
): number {
  const line: WordLine = { ids: entry.words, and: measure.and };
  let isNear = false;
  let from = 0;
  for (const end of entry.ends) {
    const rights: (readonly [number, number])[] = [];
    eachPlace(right, line, from, end, (at, to) => rights.push([at, to]));
    if (rights.length > 0) {
      eachPlace(left, line, from, end, (at, to) => {
        const between = ([start, stop]: readonly [number, number]): number =>
          start >= to ? start - to : at - stop;
        isNear ||= rights.some((each) => between(each) >= 0 && between(each) <= asked.within);
      });
    }
    from = end + 1;
  }
  return isNear ? scoreOf(entry, left, measure) + scoreOf(entry, right, measure) : 0;
}
