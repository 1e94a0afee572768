import * as v from 'valibot';
import { HashSchema } from './article';
import { errorCodes } from './result';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const moment = v.pipe(v.string(), v.isoTimestamp());

const FailureSchema = v.strictObject({
  code: v.picklist(errorCodes),
  file: v.exactOptional(v.string()),
  count: v.exactOptional(count),
  detail: v.exactOptional(v.string()),
});

/** What a reader should know of an article that was imported all the same. */
const ImportWarningSchema = v.variant('kind', [
  /** Which encoding a text is in could not be told for sure; `candidates` begins with the one read. */
  v.strictObject({ kind: v.literal('encoding'), candidates: v.array(v.string()) }),
  /** The weekday in the words contradicts the date beside it. */
  v.strictObject({ kind: v.literal('weekday'), text: v.string() }),
  /** The file holds not the article, but its summary, quotes from it, or its address. */
  v.strictObject({ kind: v.literal('extent'), extent: v.picklist(['summary', 'quotes', 'link']) }),
]);
export type ImportWarning = v.InferOutput<typeof ImportWarningSchema>;

/** An article of the library, as a report names it: its title, and the file that it came from. */
const NamedArticleSchema = v.strictObject({
  id: HashSchema,
  title: v.string(),
  name: v.string(),
});
export type NamedArticle = v.InferOutput<typeof NamedArticleSchema>;

/** What became of one article of an import, or of a file that holds none. */
const ImportOutcomeSchema = v.strictObject({
  /** The file's path as it was given or found. */
  file: v.string(),
  /** Where in that file, an archive, something could not be imported; null for the file itself. */
  place: v.nullable(v.string()),
  /** The folders that the file lies in, below the one that was named; empty for a file named itself. */
  folder: v.string(),
  outcome: v.picklist(['added', 'duplicate', 'failed']),
  id: v.nullable(HashSchema),
  title: v.nullable(v.string()),
  /** A duplicate that lay in the trash has been brought back. */
  restored: v.boolean(),
  error: v.nullable(FailureSchema),
  warnings: v.array(ImportWarningSchema),
  /** The article that was there already, for a duplicate. */
  duplicateOf: v.nullable(NamedArticleSchema),
  /** Articles of the library whose text is nearly the same. */
  resembles: v.array(NamedArticleSchema),
});
export type ImportOutcome = v.InferOutput<typeof ImportOutcomeSchema>;

/** How many outcomes of each sort an import had; `warned` and `alike` are among the others. */
const CountsSchema = v.strictObject({
  added: count,
  duplicates: count,
  restored: count,
  failed: count,
  warned: count,
  alike: count,
});
export type ImportCounts = v.InferOutput<typeof CountsSchema>;

/** One import in short. */
export const ReportHeadSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  startedAt: moment,
  endedAt: moment,
  /**
   * Files that were found and not read, because the reader cancelled; 0 for an import that ran to its end,
   * null for one that was cancelled before all files had been found.
   */
  left: v.nullable(count),
  counts: CountsSchema,
  /** The article to open when there is just one. */
  onlyId: v.nullable(HashSchema),
});
export type ReportHead = v.InferOutput<typeof ReportHeadSchema>;

/** All outcomes of one import, in the order in which they came. */
export const OutcomesSchema = v.array(ImportOutcomeSchema);

/** One import whole. */
export interface ImportReport extends ReportHead {
  readonly outcomes: readonly ImportOutcome[];
}

/** Counts outcomes: each falls into just one of added, duplicates, restored and failed. */
export function countOutcomes(outcomes: readonly ImportOutcome[]): ImportCounts {
  const counts = { added: 0, duplicates: 0, restored: 0, failed: 0, warned: 0, alike: 0 };
  for (const { outcome, restored, warnings, resembles } of outcomes) {
    if (outcome === 'added') counts.added += 1;
    else if (outcome === 'failed') counts.failed += 1;
    else if (restored) counts.restored += 1;
    else counts.duplicates += 1;
    if (warnings.length > 0) counts.warned += 1;
    if (resembles.length > 0) counts.alike += 1;
  }
  return counts;
}

/** How far the imports under way are, all of them together. */
export interface ImportProgress {
  readonly state: 'running' | 'paused' | 'cancelling';
  /** Files that have been read or have failed. */
  readonly done: number;
  /** Null until all files have been found. */
  readonly total: number | null;
  /** The file that is being read, by its path; null before the first. */
  readonly file: string | null;
  /** Files a second of late; null until there is something to reckon with. */
  readonly rate: number | null;
  /** Seconds that the rest will take about; null until that can be told. */
  readonly secondsLeft: number | null;
}
