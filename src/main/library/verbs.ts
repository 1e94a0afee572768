import type { Article } from '#shared/article';
import type {
  BesidePicture,
  ImportedArticle,
  KeptArticle,
  KeptChanges,
  OriginalFile,
} from '#shared/imported';
import type { ImportReport, ReportHead } from '#shared/importReport';
import type { ManyMarks } from './manyMarks';
import type { Arranging } from './arranging';
import type { Backing } from './backing';
import type { OthersChanges } from './differences';
import type { Mending } from './mending';
import type { Rereading } from './replacing';
import type { Searches } from './searches';
import type { Added } from './sorting';
import type { SavingWatch } from './saving';
import type { TakenBack, TellTurns, Turn } from './turning';
import type {
  CheckReport,
  LibraryRow,
  ListEntry,
  Notice,
  OpenedArticle,
  Restriction,
} from '#shared/library';
import type { Mark, MarkChange, ReadingChange, ReadingRecord } from '#shared/marks';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import type { Result } from '#shared/result';
import type { Settings, SettingsChange } from '#shared/settings';

/**
 * Everything that is kept, on disk in one folder. A change resolves `ok` only once it would survive a
 * power cut, and memory shows it from then on; one that fails leaves memory as it was. Changes are
 * made one at a time, in the order they were asked for; each may fail with `disk-full`, `read-only`,
 * `library-gone`, `library-replaced` (another one lies in its place), `library-locked` (another process
 * writes and gives nobody a turn), `library-newer` (a later version has written) or, after closing,
 * `cancelled`. What other processes write is taken into memory within a second, and before each change;
 * never while a synchronous verb runs. A library that was opened with `holds` keeps the reader's own changes
 * of reading records, bookmarks, trash and settings in memory while the disk takes none: they resolve `ok`
 * too, and `saving` tells of them until the disk has them.
 */
export interface Library {
  /** Absolute. */
  readonly folder: string;
  /** What was found damaged at opening; `keptAs` is empty where a file was not there at all. */
  readonly notices: readonly Notice[];
  /** Why it can only be read: every change fails with this code. Null when it can be changed. */
  readonly restriction: Restriction | null;
  /** All articles, those in the trash too, newest added first. */
  entries(): readonly ListEntry[];
  /** What a list of any length is made of at once. */
  readonly arranging: Arranging;
  /** All articles whole, newest added first; read anew at each call, so that a list of thousands takes its time. */
  rows(): readonly LibraryRow[];
  /** One of these rows, or null when there is none of this id. */
  row(id: string): LibraryRow | null;
  /** True for an article of the library, in the trash or not. */
  has(id: string): boolean;
  /** The SHA-256 of what is kept of an article's text: another text, another hash. Null for one that is not there. */
  contentHash(id: string): string | null;
  /** True for an article that lies in the trash. */
  isTrashed(id: string): boolean;
  /**
   * Keeps articles with their originals and pictures; answers in the batch's order. An article that
   * is there already, or earlier in the batch, is a duplicate; its files are made whole if they were not,
   * and what was done with it is merged, field by field, with what our own export says was done with it.
   * One of our own export that was deleted for good here comes again only with `bringBack`.
   * `bad-request` when a hash or an article is not what it should be: then nothing has been added.
   * `turned` hears what that made of what was done with them, also when it fails on its way.
   */
  add(
    batch: readonly ImportedArticle[],
    how?: { readonly bringBack?: boolean; readonly turned?: TellTurns },
  ): Promise<Result<readonly Added[]>>;
  /** What `add` would answer; nothing is written, and no lock is needed. */
  plan(
    batch: readonly ImportedArticle[],
    how?: { readonly bringBack?: boolean },
  ): Promise<Result<readonly Added[]>>;
  /**
   * Takes back what an `add` changed, and leaves what was changed since: what it brought goes to the trash, the rest
   * is as it was. `turned` hears what that changed, also when it fails on its way; that can be taken back as well.
   */
  takeBack(turns: readonly Turn[], turned: TellTurns): Promise<Result<TakenBack>>;
  /** Reads an article; `not-found` when it or its file is not there, `library-damaged` when not whole. */
  open(id: string): Promise<Result<OpenedArticle>>;
  /** A picture of an article, whole as it was imported, with its media type; `not-found` or `library-damaged`. */
  picture(
    id: string,
    hash: string,
  ): Promise<Result<{ readonly type: string; readonly bytes: Uint8Array }>>;
  /** The bytes that an article was made of, under the name that they had; `not-found` or `library-damaged`. */
  original(id: string): Promise<Result<OriginalFile>>;
  /** The pictures that lay beside an article's page, but for those whose files are not whole; `not-found` or `library-damaged`. */
  beside(id: string): Promise<Result<readonly BesidePicture[]>>;
  /** Puts another reading of the same original in an article's place, and keeps how it was asked for. */
  replace(imported: ImportedArticle, asked: Rereading): Promise<Result<ReadingRecord>>;
  /** The articles (of `ids`, or all) that are not in the trash; one that cannot be read is passed over. */
  articles(ids?: readonly string[]): AsyncIterable<Article>;
  /**
   * The articles (of `ids`, or all, those in the trash too) with everything that is kept of them, one
   * after another in the order they came. One that cannot be read whole is `not-found` or
   * `library-damaged`, with its file's name.
   */
  kept(ids?: readonly string[]): AsyncIterable<Result<KeptArticle>>;
  /** What was done with an article, also when its files cannot be read; null for one that is not there. */
  changes(id: string): KeptChanges | null;
  changeReading(id: string, change: ReadingChange): Promise<Result<ReadingRecord>>;
  /** Takes steps of many articles at once; one that is not there is passed over. A part that fails is told of. */
  changeReadings(steps: readonly ReadingStep[]): Promise<Result<ReadingsChanged>>;
  /** Puts articles into the trash; their files stay. `not-found` for an unknown id: then none is changed. */
  trash(ids: readonly string[]): Promise<Result<ReadingsChanged>>;
  /** Takes articles back out of the trash. */
  restore(ids: readonly string[]): Promise<Result<ReadingsChanged>>;
  /**
   * Deletes articles of the trash for good, and leaves tombstones; answers which. One that is not in the
   * trash (any more) is passed over. Ends whatever an earlier purge left, too.
   */
  purge(ids: readonly string[]): Promise<Result<readonly string[]>>;
  /** Living bookmarks: of one article in the order of its text; of all (null) newest first, without the trash's. */
  bookmarks(articleId: string | null): readonly Mark[];
  addMark(articleId: string, made: MarkChange): Promise<Result<Mark>>;
  changeMark(id: string, change: MarkChange): Promise<Result<Mark>>;
  /** Leaves a tombstone, which `restoreMark` brings back to life. */
  removeMark(id: string): Promise<Result<Mark>>;
  restoreMark(id: string): Promise<Result<Mark>>;
  readonly manyMarks: ManyMarks;
  settings(): Settings;
  changeSettings(change: SettingsChange): Promise<Result<Settings>>;
  /** Keeps what became of an import; of older imports than the newest twenty nothing is kept. */
  keepReport(report: ImportReport): Promise<Result<null>>;
  /** The imports that there are reports of, the newest first. */
  reports(): readonly ReportHead[];
  /** A report whole; `not-found` when there is none of this id, `library-damaged` when its file is not whole. */
  report(id: string): Promise<Result<ImportReport>>;
  /** Whether the disk has all that memory shows. */
  readonly saving: Pick<SavingWatch, 'now' | 'watch' | 'settle' | 'held' | 'still'>;
  /**
   * Calls `listener` whenever memory has come to show what another process did with the library, which
   * is within a second, until the answer is called.
   */
  follow(listener: (changes: OthersChanges) => void): () => void;
  /** Reads everything there is and holds it against hashes and schemas; an orphan is no failure. */
  check(): Promise<CheckReport>;
  /** What was searched for, and what is to be searched for again. */
  readonly searches: Searches;
  /** What a repair makes whole again. */
  readonly mending: Mending;
  /** What a backup takes its files by. */
  readonly backing: Backing;
  /**
   * Reads what an opening took on trust; until then it is read when it is asked for. Answers whether anything
   * was damaged: that has been recovered as far as it can be, and `notices` tell of it. Goes on to each part
   * once `rested` resolves.
   */
  readTrusted(rested?: () => Promise<void>): Promise<boolean>;
  /** Waits for changes under way and gives the lock back; changes asked for later are `cancelled`. */
  close(): Promise<void>;
}
