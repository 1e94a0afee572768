import { asBefore, changed } from '#shared/changes';
import { markFields, readingFields, type Mark, type ReadingRecord } from '#shared/marks';
import { isSameField } from '#shared/merging';
import { everyOf } from './bookmarks';
import { putBookmarks } from './merging';
import { readingOf, saveReading } from './reading';
import { mergedList } from './steps';
import type { Stores } from './stores';

/** What was done with an article by one moment, its removed marks among it; null for no reading record. */
interface ArticleState {
  readonly isThere: boolean;
  readonly reading: ReadingRecord | null;
  readonly marks: readonly Mark[];
}

/** What a change made of what was done with one article. */
export interface Turn {
  readonly id: string;
  readonly before: ArticleState;
  readonly after: ArticleState;
}

/** Hears of some turns. */
export type TellTurns = (turns: readonly Turn[]) => void;

/** How many articles are not as they were before some turns: they were changed since, or are gone. */
export interface TakenBack {
  readonly changed: number;
  readonly gone: number;
}

/** What reading leaves behind by itself: an article that was only looked at has not been changed. */
const leftByReading = new Set<string>(['status', 'place', 'progress', 'openedAt']);
const madeByReader = readingFields.filter((field) => !leftByReading.has(field));

function stateOf(stores: Stores, id: string): ArticleState {
  const isThere = stores.records.has(id);
  const reading = isThere ? readingOf(stores, id) : (stores.reading.get(id) ?? null);
  return { isThere, reading, marks: everyOf(stores, id) };
}

function isOther({ before, after }: Turn): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Tells what a change makes of what was done with some articles, also when it fails on its way. */
export async function turning<T>(
  stores: Stores,
  ids: readonly string[],
  make: () => Promise<T>,
  tell: TellTurns,
): Promise<T> {
  const before = [...new Set(ids)].map((id) => [id, stateOf(stores, id)] as const);
  try {
    return await make();
  } finally {
    const turns = before.map(([id, was]) => ({ id, before: was, after: stateOf(stores, id) }));
    tell(turns.filter(isOther));
  }
}

/** A record without what a turn made of it, and whether something stays of that because it was changed since. */
interface Back<T> {
  readonly record: T;
  readonly isChanged: boolean;
}

type FieldOf<T extends ReadingRecord | Mark> = keyof T['changedAt'] & keyof T & string;

function recordBack<T extends ReadingRecord | Mark>(
  here: T,
  [before, after]: readonly [before: T, after: T],
  fields: readonly FieldOf<T>[],
  now: string,
): Back<T> {
  const turned = fields.filter((field) => !isSameField(before, after, field));
  const free = turned.filter((field) => isSameField(here, after, field));
  const others = turned.filter((field) => !free.includes(field));
  let record = asBefore(here, before, free, now);
  let isChanged = false;
  for (const field of others) {
    const [own, from, to]: unknown[] = [here[field], after[field], before[field]];
    // Of a list that has been changed since, only what the turn brought goes, and what it took comes.
    const isList = Array.isArray(own) && Array.isArray(from) && Array.isArray(to);
    const list = isList ? mergedList(own as string[], from as string[], to as string[]) : null;
    if (list === null) isChanged ||= !isSameField(here, before, field);
    else record = changed(record, { [field]: list } as Partial<T>, now);
  }
  return { record, isChanged };
}

/** Each mark that the turn made or changed. */
function marksBack(
  here: ArticleState,
  { before, after }: Turn,
  now: string,
): readonly Back<Mark>[] {
  const was = new Map(before.marks.map((mark) => [mark.id, mark]));
  const own = new Map(here.marks.map((mark) => [mark.id, mark]));
  return after.marks.flatMap((mark) => {
    const [known, stands] = [was.get(mark.id), own.get(mark.id)];
    if (stands === undefined) return [];
    if (known !== undefined) return recordBack(stands, [known, mark], markFields, now);
    if (stands.deletedAt !== null) return [];
    const isChanged = markFields.some((field) => !isSameField(stands, mark, field));
    const { deletedAt: _moment, ...moments } = stands.changedAt;
    // Without a moment of its own: the same copy may bring it again.
    const gone = { ...stands, deletedAt: now, updatedAt: now, changedAt: moments };
    return { record: isChanged ? stands : gone, isChanged };
  });
}

/** Whether the reader has done nothing with a new article since it came. */
function isAsItCame(here: ArticleState, after: ArticleState): boolean {
  const [is, was] = [here.reading, after.reading];
  if (is === null || was === null || here.marks.length !== after.marks.length) return false;
  const own = new Map(here.marks.map((mark) => [mark.id, mark]));
  const isSameMark = (mark: Mark): boolean => {
    const stands = own.get(mark.id);
    return stands !== undefined && markFields.every((name) => isSameField(stands, mark, name));
  };
  return (
    madeByReader.every((field) => isSameField(is, was, field)) && after.marks.every(isSameMark)
  );
}

/** What taking a turn back writes. */
interface Written {
  readonly reading: ReadingRecord | null;
  readonly marks: readonly Mark[];
  readonly isChanged: boolean;
}

const nothing: Written = { reading: null, marks: [], isChanged: false };

/** An article that the turn brought goes to the trash, whence it can be had back, unless something was made of it. */
function newBack(here: ArticleState, { after }: Turn, now: string): Written {
  if (here.reading?.trashedAt !== null) return nothing;
  if (!isAsItCame(here, after)) return { ...nothing, isChanged: true };
  const { trashedAt: _moment, ...moments } = here.reading.changedAt;
  // Without a moment of its own, as with marks.
  const gone = { ...here.reading, trashedAt: now, updatedAt: now, changedAt: moments };
  return { ...nothing, reading: gone };
}

function knownBack(here: ArticleState, turn: Turn, now: string): Written {
  const { before, after } = turn;
  const marks = marksBack(here, turn, now);
  const reading =
    here.reading === null || before.reading === null || after.reading === null
      ? null
      : recordBack(here.reading, [before.reading, after.reading], readingFields, now);
  const all = reading === null ? marks : [reading, ...marks];
  return {
    reading: reading?.record ?? null,
    marks: marks.map(({ record }) => record),
    isChanged: all.some(({ isChanged }) => isChanged),
  };
}

/**
 * Takes back what some turns, each of another article, made of what was done with it, and leaves what was changed
 * since; `tell` hears what that changed. What is taken back has its earlier moments again: the same copy may
 * bring it once more.
 */
export async function takeBack(
  stores: Stores,
  turns: readonly Turn[],
  now: string,
  tell: TellTurns,
): Promise<TakenBack> {
  const readings: ReadingRecord[] = [];
  const marks: Mark[] = [];
  const counts = { changed: 0, gone: 0 };
  for (const turn of turns) {
    const here = stateOf(stores, turn.id);
    if (!here.isThere) {
      counts.gone += 1;
      continue;
    }
    const back = turn.before.isThere ? knownBack(here, turn, now) : newBack(here, turn, now);
    if (back.isChanged) counts.changed += 1;
    marks.push(...back.marks.filter((mark) => !here.marks.includes(mark)));
    if (back.reading !== null && back.reading !== here.reading) readings.push(back.reading);
  }
  await turning(
    stores,
    turns.map(({ id }) => id),
    async () => {
      await putBookmarks(stores, marks, (articleId) => stores.records.shardOf(articleId));
      await saveReading(stores, readings);
    },
    tell,
  );
  return counts;
}
