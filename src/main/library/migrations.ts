import * as v from 'valibot';

/** The kinds of files that hold data of the library's own making, each with a form of its own. */
export type StoreKind = 'library' | 'settings' | 'records' | 'reading' | 'bookmarks' | 'contents';

/** Turns data of one version into data of the next; pure, and it may throw on what it does not know. */
export type Migration = (data: unknown) => unknown;

const Fields = v.record(v.string(), v.unknown());

/** What version 2 says more of an article; version 1 had read none of it. */
const describedIn2 = { subtitle: null, placeLine: null };

function recordsTo2(data: unknown): unknown {
  const records = v.parse(v.array(v.looseObject({ summary: Fields })), data);
  return records.map((record) => ({
    ...record,
    summary: { ...record.summary, ...describedIn2 },
  }));
}

function contentTo2(data: unknown): unknown {
  return { ...v.parse(Fields, data), ...describedIn2, confidence: {} };
}

/** The way from each version to the next: the first of a list leads from 1 to 2. */
export const migrations: Readonly<Record<StoreKind, readonly Migration[]>> = {
  library: [],
  settings: [],
  records: [recordsTo2],
  reading: [],
  bookmarks: [],
  contents: [contentTo2],
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
