import * as v from 'valibot';

/** The kinds of files that hold data of the library's own making, each with a form of its own. */
export type StoreKind = 'library' | 'settings' | 'records' | 'reading' | 'bookmarks' | 'contents';

/** Turns data of one version into data of the next; pure, and it may throw on what it does not know. */
export type Migration = (data: unknown) => unknown;

/** A change of each item of a shard, which holds them in a list. */
const ofEach =
  (change: (item: object) => object): Migration =>
  (data) =>
    (data as object[]).map(change);

/** Articles can be put aside and tagged since version 2. */
const addArchiveAndTags = ofEach((record) => ({ ...record, archived: false, tags: [] }));

/** The way from each version to the next: the first of a list leads from 1 to 2. */
export const migrations: Readonly<Record<StoreKind, readonly Migration[]>> = {
  library: [],
  settings: [],
  records: [],
  reading: [addArchiveAndTags],
  bookmarks: [],
  contents: [],
};

/** The version that a list of migrations leads to, and that is written now. */
export function schemaVersion(steps: readonly Migration[]): number {
  return steps.length + 1;
}

/**
 * Brings data of version `from` (1 up to the present one) to the present version, held against its
 * schema; undefined when it is not what it should be.
 */
export function migrate<T>(
  steps: readonly Migration[],
  from: number,
  data: unknown,
  schema: v.GenericSchema<unknown, T>,
): T | undefined {
  try {
    const present = steps.slice(from - 1).reduce((value, step) => step(value), data);
    const checked = v.safeParse(schema, present);
    return checked.success ? checked.output : undefined;
  } catch {
    return undefined; // a migration that did not know what to do with it
  }
}
