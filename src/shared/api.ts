import * as v from 'valibot';
import { HashSchema } from './article';
import type { BackupReport, BackupStatus, DrillReport, SnapshotHead, Snapshots } from './backups';
import { CorrectionsSchema } from './corrections';
import type { EventName, Events } from './events';
import type { EncodingPreview } from './imported';
import type { ExportReport } from './exported';
import { DocumentWishSchema } from './exportedDocument';
import {
  MarksRemovedSchema,
  MarksWishSchema,
  type MarksBroughtIn,
  type MarksExported,
} from './exportedMarks';
import type { OfferedFont } from './fonts';
import type { ImportReport, NamedArticle, ReportHead } from './importReport';
import type {
  CheckReport,
  LibraryRow,
  OpenedArticle,
  RepairReport,
  Saving,
  RereadReport,
} from './library';
import {
  MarkChangeSchema,
  MarkSchema,
  ReadingChangeSchema,
  type Mark,
  type ReadingRecord,
} from './marks';
import { ReadingStepSchema, type ReadingsChanged } from './readingSteps';
import { PrintedSchema } from './printed';
import type { Restored, RestoreReport, RestoreTurned } from './restoring';
import type { LibraryList, PackedRows } from './packedRows';
import { AskedSearchSchema, SearchNameSchema, type KeptSearch } from './keptSearches';
import type { Result } from './result';
import { RuleSchema } from './text/matching/rules';
import type { Completion, SearchAnswer } from './searching';
import { SettingsChangeSchema, type Settings } from './settings';
import type { Start } from './start';

export { eventNames, type EventName, type Events, type MenuCommand } from './events';
export type { About, Start } from './start';

declare const answered: unique symbol;

interface Call<Request extends v.GenericSchema, Answer> {
  readonly request: Request;
  /** The answer's type alone; there is no such value. */
  readonly [answered]?: Answer;
}

const call =
  <Answer>() =>
  <Request extends v.GenericSchema>(request: Request): Call<Request, Answer> => ({ request });

const nothing = v.strictObject({});
const ids = v.pipe(v.array(HashSchema), v.minLength(1), v.maxLength(100_000));
const reportId = v.pipe(v.string(), v.uuid());
const text = v.pipe(v.string(), v.maxLength(100_000_000));
const paths = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(10_000));
const snapshotId = v.pipe(v.string(), v.maxLength(40));
const snapshot = v.strictObject({ id: v.nullable(snapshotId) });
const markId = MarkSchema.entries.id;
const savedAs = v.strictObject({ name: SearchNameSchema });
const deed = v.nullable(v.pipe(v.string(), v.maxLength(200)));

/** THE contract: every call of the window, with the schema its request is checked against, and its answer. */
export const calls = {
  'app:start': call<Start>()(nothing),
  /** Null when the dialog was put away. */
  'import:choose': call<ReportHead | null>()(nothing),
  'import:paths': call<ReportHead>()(v.strictObject({ paths })),
  'import:samples': call<ReportHead>()(nothing),
  /** Imports the files of a report that failed once more. */
  'import:retry': call<ReportHead>()(v.strictObject({ id: reportId })),
  /** These three hold up, continue and end all imports under way. */
  'import:pause': call<null>()(nothing),
  'import:resume': call<null>()(nothing),
  'import:cancel': call<null>()(nothing),
  'reports:list': call<readonly ReportHead[]>()(nothing),
  'reports:open': call<ImportReport>()(v.strictObject({ id: reportId })),
  /** Saves a text where the reader says; false when the dialog was put away. */
  'text:save': call<boolean>()(
    v.strictObject({ name: v.pipe(v.string(), v.maxLength(200)), text }),
  ),
  'text:copy': call<null>()(v.strictObject({ text })),
  /** Asks where to, and writes the whole library to a file there; null when the dialog was put away. */
  'export:library': call<ExportReport | null>()(nothing),
  /** The same with some articles alone. */
  'export:articles': call<ExportReport | null>()(v.strictObject({ ids })),
  /** Asks where to, and writes articles to a file there that other programs read. */
  'export:document': call<ExportReport | null>()(DocumentWishSchema),
  /** Asks where to, and writes marks to a file there, in the form that its name says. */
  'export:marks': call<MarksExported | null>()(MarksWishSchema),
  /** Asks for a file of marks, and brings those in that have an article here; null when the dialog was put away. */
  'import:marks': call<MarksBroughtIn | null>()(nothing),
  /** Prints the window's page as it is drawn, in the system's dialog; false when that was put away. */
  'print:paper': call<boolean>()(PrintedSchema),
  /** The same into a PDF file where the reader says; null when the dialog was put away. */
  'print:pdf': call<string | null>()(PrintedSchema),
  /** Ends the exports under way; what was at their place before is there still. */
  'export:cancel': call<null>()(nothing),
  /**
   * What merging the copies of a library at some paths, or a backup, would do; nothing is written. Without
   * either the reader is asked for paths: null when the dialog was put away.
   */
  'restore:plan': call<{
    readonly paths: readonly string[];
    readonly report: RestoreReport;
  } | null>()(v.strictObject({ paths: v.nullable(paths), snapshot: v.optional(snapshotId) })),
  /** Merges them, and answers when all of it is durable. */
  'restore:perform': call<Restored>()(
    v.strictObject({ paths, bringBack: v.boolean(), snapshot: v.optional(snapshotId) }),
  ),
  /** Takes back what a restore did, but for what was changed since; the next time it is done again, and so on. */
  'restore:turn': call<RestoreTurned>()(v.strictObject({ deed: v.pipe(v.string(), v.uuid()) })),
  /** Ends either; what has been merged stays. */
  'restore:cancel': call<null>()(nothing),
  /** All articles, the first rows of the list among them: enough to show it. */
  'library:list': call<LibraryList>()(nothing),
  'library:row': call<LibraryRow>()(v.strictObject({ id: HashSchema })),
  /** The rows of some articles; one that is not there is left out. */
  'library:rows': call<PackedRows>()(v.strictObject({ ids })),
  /** The articles outside of the trash whose text is nearly an article's own, the likest first. */
  'library:alike': call<readonly NamedArticle[]>()(v.strictObject({ id: HashSchema })),
  'library:open': call<OpenedArticle>()(v.strictObject({ id: HashSchema })),
  /** How the article's file reads in each encoding that it may be in; none where there is no choice. */
  'article:encodings': call<readonly EncodingPreview[]>()(v.strictObject({ id: HashSchema })),
  /** Reads the article's file again: in another encoding, or with corrections; null takes a choice back. */
  'article:reread': call<OpenedArticle>()(
    v.strictObject({
      id: HashSchema,
      encoding: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40)))),
      corrections: v.optional(v.nullable(CorrectionsSchema)),
    }),
  ),
  /** Whether the disk has all that the reader did. */
  'library:saving': call<Saving>()(nothing),
  /** Tries at once to save what is unsaved. */
  'library:save': call<Saving>()(nothing),
  /** The page has handed over what it had not yet, as the window is about to close. */
  'page:left': call<null>()(nothing),
  /** Holds the library against its hashes and schemas. */
  'library:check': call<CheckReport>()(nothing),
  /** Makes whole again what can be; nothing is deleted. */
  'library:repair': call<RepairReport>()(nothing),
  /** Reads the originals of some articles, or of all, again with the present parser. */
  'library:reread': call<RereadReport>()(v.strictObject({ ids: v.nullable(ids) })),
  /** Deletes articles that lie in the trash for good; answers how many those were. */
  'library:purge': call<number>()(v.strictObject({ ids })),
  /** Both answer the steps that were taken; an article that is not in the library fails them all. */
  'library:trash': call<ReadingsChanged>()(v.strictObject({ ids })),
  'library:restore': call<ReadingsChanged>()(v.strictObject({ ids })),
  /** Takes steps of many articles at once, and answers those that can be turned round. */
  'reading:changeMany': call<ReadingsChanged>()(
    v.strictObject({
      steps: v.pipe(v.array(ReadingStepSchema), v.minLength(1), v.maxLength(100_000)),
    }),
  ),
  'reading:change': call<ReadingRecord>()(
    v.strictObject({ id: HashSchema, change: ReadingChangeSchema }),
  ),
  'marks:list': call<readonly Mark[]>()(v.strictObject({ articleId: v.nullable(HashSchema) })),
  /** Those of the whole library, of which there may be ten thousand. */
  'marks:every': call<readonly Mark[]>()(nothing),
  /** Marks a place; without a selector, the article as a whole. */
  'marks:add': call<Mark>()(v.strictObject({ articleId: HashSchema, ...MarkChangeSchema.entries })),
  'marks:change': call<Mark>()(v.strictObject({ id: markId, change: MarkChangeSchema })),
  'marks:remove': call<Mark>()(v.strictObject({ id: markId })),
  'marks:restore': call<Mark>()(v.strictObject({ id: markId })),
  /** Removes marks together, or brings them back; answers how many of them are gone for good. */
  'marks:setRemoved': call<number>()(MarksRemovedSchema),
  'search:query': call<SearchAnswer>()(
    v.strictObject({
      text: v.pipe(v.string(), v.maxLength(500)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      /** Rules by which nothing may be found. */
      strict: v.array(RuleSchema),
    }),
  ),
  /** Ways to go on with a query that is being typed, the likeliest first. */
  'search:complete': call<readonly Completion[]>()(
    v.strictObject({
      text: v.pipe(v.string(), v.maxLength(500)),
      caret: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
    }),
  ),
  /** The searches that were made or saved, the newest first; so answer these three. */
  'searches:list': call<readonly KeptSearch[]>()(nothing),
  /** Remembers a search; with `saved`, until it is forgotten. */
  'searches:keep': call<readonly KeptSearch[]>()(
    v.strictObject({ ...AskedSearchSchema.entries, saved: v.optional(savedAs) }),
  ),
  /** Forgets a search, or with null all that are not saved. */
  'searches:forget': call<readonly KeptSearch[]>()(
    v.strictObject({ search: v.nullable(AskedSearchSchema) }),
  ),
  'settings:change': call<Settings>()(v.strictObject({ change: SettingsChangeSchema })),
  /** The fonts of the system that articles can be set in. */
  'fonts:list': call<readonly OfferedFont[]>()(nothing),
  'backups:status': call<BackupStatus>()(nothing),
  'backups:list': call<Snapshots>()(nothing),
  /** Takes a backup now; `isNew` is false when nothing had changed. */
  'backups:run': call<BackupReport>()(nothing),
  /** Asks for the folder that backups go to from now on; null when the dialog was put away. */
  'backups:choose': call<BackupStatus | null>()(nothing),
  /** Holds each file of a snapshot (null for the newest) against its hash. */
  'backups:verify': call<SnapshotHead>()(snapshot),
  /** Restores a snapshot on trial, and tells how that went. */
  'backups:drill': call<DrillReport>()(snapshot),
  /** Shows the whole address in a dialog and opens it in the system's browser when the reader agrees. */
  'link:open': call<boolean>()(v.strictObject({ address: v.pipe(v.string(), v.maxLength(8192)) })),
  /** Has the text field that has the focus undo or redo what was typed, as the system does it. */
  'typing:undo': call<null>()(nothing),
  'typing:redo': call<null>()(nothing),
  /** Has the window fill the whole screen, or no more. */
  'window:fullScreen': call<null>()(v.strictObject({ on: v.boolean() })),
  /** What the menu says would be undone and redone next; null for nothing. */
  'menu:history': call<null>()(v.strictObject({ undo: deed, redo: deed })),
  /** The renderer tells that an article's text has been laid out, fonts and all. */
  'page:drawn': call<null>()(v.strictObject({ id: HashSchema })),
} as const;

export type CallName = keyof typeof calls;
export type Request<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['request']>;
export type Answer<Name extends CallName> =
  (typeof calls)[Name] extends Call<infer _Request, infer A> ? A : never;

/** One function for each call; a missing verb does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Result<Answer<Name>>>;
};

/** The program behind the window. */
export interface Api {
  ask<Name extends CallName>(name: Name, request: Request<Name>): Promise<Result<Answer<Name>>>;
  /** Calls `listener` at each such event until the returned function is called. */
  on<Name extends EventName>(name: Name, listener: (fact: Events[Name]) => void): () => void;
  /** The path of a file that was dropped onto the window, or an empty string: only a preload can tell. */
  pathOf(file: object): string;
}
