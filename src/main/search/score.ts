import { eachPlace, type Sought, type WordLine } from '#shared/text/matching/seek';
import type { NearAsked } from '#shared/text/querying/queryTree';
import { fields, type Entry } from './entry';
import { fieldOf, slotOf, weightOf, type Postings } from './postings';

/** What is searched: the articles, and the number of a lone و. */
export interface Searched {
  readonly postings: Postings;
  readonly and: number;
}

/** A score for each slot; 0 where what is sought is not there. */
export type Scores = Float32Array;

/** BM25's usual constants: how soon more of the same counts no more, and how much length counts. */
const k1 = 1.2;
const b = 0.5;

const idf = (articles: number, holding: number): number =>
  Math.log(1 + (articles - holding + 0.5) / (holding + 0.5));

/** For each slot how what is sought stands there: how often, by the closest way, and in the best field. */
interface Standing {
  readonly often: Float32Array;
  readonly best: Float32Array;
  readonly field: Uint8Array;
}

function emptyStanding(size: number): Standing {
  const field = new Uint8Array(size).fill(fields.length - 1);
  return { often: new Float32Array(size), best: new Float32Array(size), field };
}

/** Adds one finding of some weight in a field to a slot. */
function note(
  standing: Standing,
  slot: number,
  worth: number,
  weight: number,
  where: number,
): void {
  const { often, best, field } = standing;
  often[slot] = (often[slot] ?? 0) + worth * weight;
  if (worth > (best[slot] ?? 0)) best[slot] = worth;
  if (where < (field[slot] ?? 0)) field[slot] = where;
}

/** One word anywhere: the postings say it all. */
function ofPostings({ matches }: Sought, { entries, of }: Postings): Standing {
  const standing = emptyStanding(entries.length);
  for (const [word, { worth }] of matches[0] ?? []) {
    for (const posting of of(word)) {
      const slot = slotOf(posting);
      if (entries[slot] === undefined) continue;
      note(standing, slot, worth, weightOf(posting), fieldOf(posting));
    }
  }
  return standing;
}

/** Words one after the other, or in the title: the articles that hold all of them are read. */
function ofReading(sought: Sought, searched: Searched): Standing {
  const { entries } = searched.postings;
  const standing = emptyStanding(entries.length);
  const last = sought.asked.field === 'title' ? 1 : fields.length;
  for (const slot of slotsHolding(sought, searched.postings)) {
    const entry = entries[slot];
    if (entry === undefined) continue;
    readEntry(entry, sought, searched.and, last, (worth, field) => {
      note(standing, slot, worth, fields[field]?.weight ?? 1, field);
    });
  }
  return standing;
}

function readEntry(
  { words, ends }: Entry,
  sought: Sought,
  and: number,
  last: number,
  visit: (worth: number, field: number) => void,
): void {
  let from = 0;
  for (let field = 0; field < last; field += 1) {
    const to = ends[field] ?? 0;
    eachPlace(sought, { ids: words, and }, from, to, (_from, _to, worth) => visit(worth, field));
    from = to + 1;
  }
}

/** The slots of the articles that hold a word for each of those asked. */
function slotsHolding({ matches }: Sought, { entries, of }: Postings): readonly number[] {
  const held = new Uint8Array(entries.length);
  matches.forEach((words, index) => {
    for (const word of words.keys()) {
      for (const posting of of(word)) {
        const slot = slotOf(posting);
        if (held[slot] === index) held[slot] = index + 1;
      }
    }
  });
  const slots: number[] = [];
  held.forEach((count, slot) => {
    if (count === matches.length) slots.push(slot);
  });
  return slots;
}

/**
 * What each article scores for words sought. The closest way in which a word was found and the best
 * field that it stands in bound the score; BM25 ranks under that.
 */
export function scoresOf(sought: Sought, searched: Searched): Scores {
  const { postings } = searched;
  const isOne = sought.matches.length === 1 && sought.asked.field === 'anywhere';
  const { often, best, field } = isOne ? ofPostings(sought, postings) : ofReading(sought, searched);
  const rarity = idf(
    postings.articles(),
    best.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0),
  );
  const mean = postings.meanLength();
  for (let slot = 0; slot < often.length; slot += 1) {
    const worth = best[slot] ?? 0;
    if (worth === 0) continue;
    const times = (often[slot] ?? 0) / worth;
    const length = 1 - b + (b * (postings.entries[slot]?.words.length ?? 0)) / mean;
    const lift = fields[field[slot] ?? 0]?.lift ?? 1;
    often[slot] = (rarity * worth * lift * times * (k1 + 1)) / (times + k1 * length);
  }
  return often;
}

type Stretch = readonly [from: number, to: number];

function stretches(sought: Sought, line: WordLine, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  eachPlace(sought, line, from, to, (start, end) => found.push([start, end]));
  return found;
}

/** Whether two stretches of two lists in order lie side by side with few enough words between them. */
function areNear(lefts: readonly Stretch[], rights: readonly Stretch[], within: number): boolean {
  let next = 0;
  for (const [from, to] of lefts) {
    while (next < rights.length && (rights[next]?.[0] ?? 0) < to) next += 1;
    const after = rights[next];
    if (after !== undefined && after[0] - to <= within) return true;
    const isBefore = rights
      .slice(Math.max(0, next - 2), next)
      .some(([, end]) => end <= from && from - end <= within);
    if (isBefore) return true;
  }
  return false;
}

/** Whether both stand in one field of an article with few enough words between them. */
function isNear(
  entry: Entry,
  within: number,
  [left, right]: readonly [Sought, Sought],
  and: number,
): boolean {
  const line = { ids: entry.words, and };
  let from = 0;
  return entry.ends.some((end) => {
    const start = from;
    from = end + 1;
    const lefts = stretches(left, line, start, end);
    return lefts.length > 0 && areNear(lefts, stretches(right, line, start, end), within);
  });
}

/** What each article scores for two things sought near each other. */
export function scoresOfNear(
  { within }: NearAsked,
  both: readonly [Sought, Sought],
  searched: Searched,
): Scores {
  const [left, right] = [scoresOf(both[0], searched), scoresOf(both[1], searched)];
  return left.map((score, slot) => {
    const other = right[slot] ?? 0;
    const entry = score > 0 && other > 0 ? searched.postings.entries[slot] : undefined;
    return entry !== undefined && isNear(entry, within, both, searched.and) ? score + other : 0;
  });
}
