import { isAhead } from './changes';
import {
  markFields,
  readingFields,
  type Mark,
  type ReadingField,
  type ReadingRecord,
} from './marks';

/** One copy's state of a field, and when it was brought about; undefined when it never was. */
interface State {
  readonly value: unknown;
  readonly at: string | undefined;
}

/** A record whose fields are merged each by itself. */
interface Stamped<Field extends string> {
  readonly updatedAt: string;
  readonly changedAt: Readonly<Partial<Record<Field, string>>>;
}

/** What says least: where no moment decides, something is rather kept than nothing. */
const emptiest = new Set(['null', 'false', '0', '""', '[]', '"unread"']);
/** Of these, nothing means that the article or the place is there. */
const removals = new Set<string>(['trashedAt', 'deletedAt']);

/** JSON in which the order of an object's keys does not tell. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const byOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds; 0 for a form of it that this engine does not read. */
const timeOf = (at: string): number => Date.parse(at) || 0;

/** 2 for a moment to be believed, 1 for one that only a wrong clock can have named, 0 for none. */
function trust(at: string | undefined, now: string): number {
  if (at === undefined) return 0;
  return isAhead(at, now) ? 1 : 2;
}

function compareMoments(a: string | undefined, b: string | undefined, now: string): number {
  const difference = trust(a, now) - trust(b, now);
  if (difference !== 0 || a === undefined || b === undefined) return difference;
  return timeOf(a) - timeOf(b);
}

/** A total order of states: the last moment, then something before nothing, then the value itself. */
function compareStates(field: string, a: State, b: State, now: string): number {
  const byMoment = compareMoments(a.at, b.at, now) || byOrder(a.at ?? '', b.at ?? '');
  if (byMoment !== 0) return byMoment;
  const [valueA, valueB] = [canonical(a.value), canonical(b.value)];
  const says = (value: string): number => Number(emptiest.has(value) === removals.has(field));
  return says(valueA) - says(valueB) || byOrder(valueA, valueB);
}

/** Takes each field from the copy whose state of it ranks higher, with its moment. */
function mergeFields<Field extends string, T extends Stamped<Field> & Record<Field, unknown>>(
  fields: readonly Field[],
  a: T,
  b: T,
  now: string,
): Pick<T, Field | 'changedAt' | 'updatedAt'> {
  const values: Record<string, unknown> = {};
  const changedAt: Record<string, string> = {};
  for (const field of fields) {
    const [ofA, ofB] = [a, b].map((copy) => ({ value: copy[field], at: copy.changedAt[field] }));
    if (ofA === undefined || ofB === undefined) continue;
    const { value, at } = compareStates(field, ofA, ofB, now) < 0 ? ofB : ofA;
    values[field] = value;
    if (at !== undefined) changedAt[field] = at;
  }
  const [first, second] = [a.updatedAt, b.updatedAt];
  const order = compareMoments(first, second, now) || byOrder(first, second);
  const updatedAt = order < 0 ? second : first;
  return { ...values, changedAt, updatedAt } as Pick<T, Field | 'changedAt' | 'updatedAt'>;
}

/**
 * One reading record of two of the same article, neither of them a tombstone: field by field the state
 * that was brought about last. A moment that lies ahead of `now` by more than a day gives way to any that
 * does not; a field that was never changed gives way to both. Which copy is named first, and in what order
 * several are merged, does not matter.
 */
export function mergeReading(a: ReadingRecord, b: ReadingRecord, now: string): ReadingRecord {
  return { articleId: a.articleId, ...mergeFields(readingFields, a, b, now) };
}

/**
 * One mark of two with the same id and article, in the same way; but one with which anything was done after
 * it had been removed elsewhere is there still.
 */
export function mergeMark(a: Mark, b: Mark, now: string): Mark {
  const { id, articleId } = a;
  // It does not change; should it differ all the same, both sides have to choose alike.
  const earlier = timeOf(a.createdAt) - timeOf(b.createdAt) || byOrder(a.createdAt, b.createdAt);
  const createdAt = earlier > 0 ? b.createdAt : a.createdAt;
  const merged = mergeFields(markFields, a, b, now);
  const { deletedAt, ...others } = merged.changedAt;
  const isUsedSince = Object.values(others).some((at) => compareMoments(at, deletedAt, now) > 0);
  return {
    ...{ id, articleId, createdAt, ...merged },
    deletedAt: isUsedSince ? null : merged.deletedAt,
  };
}

/** The fields in which two states of a reading record differ, whatever their moments. */
export function differingFields(a: ReadingRecord, b: ReadingRecord): readonly ReadingField[] {
  return readingFields.filter((field) => canonical(a[field]) !== canonical(b[field]));
}

/** Whether two states of a mark differ in anything that the reader made of it, whatever their moments. */
export function isOtherwise(a: Mark, b: Mark): boolean {
  return markFields.some((field) => canonical(a[field]) !== canonical(b[field]));
}

/** Whether a field is the same in two states of a record, with the moment of its last change. */
export function isSameField<T extends ReadingRecord | Mark>(
  a: T,
  b: T,
  field: keyof T['changedAt'] & keyof T,
): boolean {
  const momentOf = ({ changedAt }: T): unknown => changedAt[field as keyof typeof changedAt];
  return canonical(a[field]) === canonical(b[field]) && momentOf(a) === momentOf(b);
}

/** True when two states of a record are the same, moments and all. */
export function isSame(a: ReadingRecord | Mark, b: ReadingRecord | Mark): boolean {
  return canonical(a) === canonical(b);
}
