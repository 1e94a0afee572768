import * as v from 'valibot';

/** The kinds of files that hold data of the library's own making, each with a form of its own. */
export type StoreKind =
  | 'library'
  | 'settings'
  | 'searches'
  | 'records'
  | 'reading'
  | 'bookmarks'
  | 'contents'
  | 'reports'
  | 'outcomes';

/** Turns data of one version into data of the next; pure, and it may throw on what it does not know. */
export type Migration = (data: unknown) => unknown;

const Fields = v.record(v.string(), v.unknown());
type Fields = v.InferOutput<typeof Fields>;

/** A change of each item of a shard, which holds them in a list. */
const ofEach =
  (change: (item: Fields) => Fields): Migration =>
  (data) =>
    v.parse(v.array(Fields), data).map(change);

/** Articles can be put aside, tagged, corrected and told apart since version 2. */
const addReadersDoings = ofEach((record) => ({
  ...record,
  ...{ archived: false, tags: [], encoding: null, corrections: null, distinctFrom: [] },
}));

/** What each field of a reading record was in version 2 before anything was done with its article. */
const untouched: Fields = {
  ...{ status: 'unread', starred: false, archived: false, tags: [], place: null, progress: 0 },
  ...{ openedAt: null, encoding: null, corrections: null, distinctFrom: [] },
};

/**
 * When each field was changed is kept since version 3. Of an older record only its last change is known:
 * it counts for all fields with something in them, so that a merge rather keeps a star than the lack of
 * one. And for the trash either way: what had been done with an article since it was thrown away elsewhere
 * is not thrown away with it.
 */
const addMomentsOfReading = ofEach((record) => {
  const done = Object.keys(untouched).filter(
    (field) => JSON.stringify(record[field]) !== JSON.stringify(untouched[field]),
  );
  const { updatedAt } = record;
  return {
    ...record,
    changedAt: Object.fromEntries([...done, 'trashedAt'].map((field) => [field, updatedAt])),
  };
});

/** As much of a bookmark: either of its fields may have been changed last, but not in one as it was made. */
const addMomentsOfBookmarks = ofEach((bookmark) => {
  const { createdAt, updatedAt } = bookmark;
  const isChanged = createdAt !== updatedAt;
  return { ...bookmark, changedAt: isChanged ? { note: updatedAt, deletedAt: updatedAt } : {} };
});

/** Until version 3 all marks were bookmarks, and had neither colours nor tags. */
const addKindOfMarks = ofEach((bookmark) => ({
  ...bookmark,
  ...{ kind: 'bookmark', colour: 'yellow', tags: [] },
}));

/** Subtitles and place lines are read since version 2. */
const addSubtitleAndPlace = (described: Fields): Fields => ({
  ...described,
  subtitle: null,
  placeLine: null,
});

/** How sure the parts of an article are is kept since version 2. */
const addConfidence = (article: Fields): Fields => ({ ...article, confidence: {} });

/** The way from each version to the next: the first of a list leads from 1 to 2. */
export const migrations: Readonly<Record<StoreKind, readonly Migration[]>> = {
  library: [],
  settings: [],
  searches: [],
  records: [
    ofEach((record) => ({
      ...record,
      summary: addSubtitleAndPlace(v.parse(Fields, record['summary'])),
    })),
  ],
  reading: [addReadersDoings, addMomentsOfReading],
  bookmarks: [addMomentsOfBookmarks, addKindOfMarks],
  contents: [(article) => addConfidence(addSubtitleAndPlace(v.parse(Fields, article)))],
  reports: [],
  outcomes: [],
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
