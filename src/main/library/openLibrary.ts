import type { Article } from '#shared/article';
import type {
  BesidePicture,
  ImportedArticle,
  KeptArticle,
  KeptChanges,
  OriginalFile,
} from '#shared/imported';
import type { ImportReport, ReportHead } from '#shared/importReport';
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
import { createArranging, type Arranging } from './arranging';
import type { ArticleFiles } from './articleFiles';
import { createBacking, type Backing } from './backing';
import * as bookmarks from './bookmarks';
import { checkMoving } from './check';
import { createChanges, type ChangeParts, type Changes } from './changes';
import type { OthersChanges } from './differences';
import { answered } from './failure';
import { keptArticles, keptChanges } from './keptArticles';
import { createManyMarks, type ManyMarks } from './manyMarks';
import { createMending, type Mending } from './mending';
import * as reading from './reading';
import { keepReport, readReport } from './reports';
import type { Reserve } from './reserve';
import type { SavingWatch } from './saving';
import { createSearches, type Searches } from './searches';
import { changeSettings } from './settings';
import { readOriginal, replaceArticle, type Rereading } from './replacing';
import { purgeInParts } from './purging';
import { changeReadings, setTrashed } from './steps';
import { createTakingIn } from './takingIn';
import type { Library } from './verbs';
import { readTrusted } from './trusting';
import * as wholeArticles from './wholeArticles';

interface Parts extends Omit<ChangeParts, 'folder'> {
  readonly files: ArticleFiles;
  readonly reserve: Reserve;
}

/** A library whose stores have been read; see `Library` for what each verb promises. */
export class OpenLibrary implements Library {
  readonly folder: string;
  readonly notices: readonly Notice[];
  readonly restriction: Restriction | null;
  readonly arranging: Arranging;
  readonly mending: Mending;
  readonly backing: Backing;
  readonly searches: Searches;
  readonly manyMarks: ManyMarks;
  readonly saving: SavingWatch;
  readonly add: Library['add'];
  readonly plan: Library['plan'];
  readonly takeBack: Library['takeBack'];
  readonly #parts: Parts;
  readonly #changes: Changes;
  /** How often memory may have changed. */
  #renewals = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.folder = parts.files.folder;
    this.notices = parts.notices;
    this.restriction = parts.restriction;
    this.#changes = createChanges({ ...parts, folder: this.folder }, () => {
      this.#renewals += 1;
    });
    this.saving = this.#changes.saving;
    this.arranging = createArranging(parts.stores);
    this.mending = createMending(parts, (make) => this.#change(make));
    this.backing = createBacking(parts, (make) => this.#change(make));
    this.manyMarks = createManyMarks(parts.stores, (make) => this.#doing(make));
    this.searches = createSearches(parts.stores.searches, (make) => this.#change(make));
    const { add, plan, takeBack } = createTakingIn(parts, (make) => this.#change(make));
    [this.add, this.plan, this.takeBack] = [add, plan, takeBack];
  }

  entries(): readonly ListEntry[] {
    return reading.entriesOf(this.#parts.stores);
  }

  rows(): readonly LibraryRow[] {
    return reading.rowsOf(this.#parts.stores);
  }

  row(id: string): LibraryRow | null {
    return reading.rowOf(this.#parts.stores, id);
  }

  has(id: string): boolean {
    return this.#parts.stores.records.has(id);
  }

  contentHash(id: string): string | null {
    return this.#parts.stores.records.outline(id)?.contentHash ?? null;
  }

  isTrashed(id: string): boolean {
    return (this.#parts.stores.reading.outline(id)?.trashedAt ?? null) !== null;
  }

  open(id: string): Promise<Result<OpenedArticle>> {
    return wholeArticles.openArticle(this.#parts, id);
  }

  picture(id: string, hash: string): Promise<Result<{ type: string; bytes: Uint8Array }>> {
    return wholeArticles.pictureOf(this.#parts, id, hash);
  }

  original(id: string): Promise<Result<OriginalFile>> {
    const { stores, files } = this.#parts;
    return answered(() => readOriginal(stores, files, id));
  }

  beside(id: string): Promise<Result<readonly BesidePicture[]>> {
    return answered(() => wholeArticles.besideOf(this.#parts, id));
  }

  replace(imported: ImportedArticle, asked: Rereading): Promise<Result<ReadingRecord>> {
    const { stores, files } = this.#parts;
    return this.#change((now) => replaceArticle(stores, files, imported, asked, now));
  }

  articles(ids?: readonly string[]): AsyncIterable<Article> {
    return wholeArticles.living(this.#parts, ids ?? this.entries().map(({ id }) => id));
  }

  kept(ids?: readonly string[]): AsyncIterable<Result<KeptArticle>> {
    return keptArticles(this.#parts, ids ?? null);
  }

  changes(id: string): KeptChanges | null {
    return keptChanges(this.#parts, id);
  }

  changeReading(id: string, change: ReadingChange): Promise<Result<ReadingRecord>> {
    return this.#doing((now) => reading.changeReading(this.#parts.stores, id, change, now));
  }

  changeReadings(steps: readonly ReadingStep[]): Promise<Result<ReadingsChanged>> {
    return this.#doing((now) => changeReadings(this.#parts.stores, steps, now));
  }

  trash(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    const { stores } = this.#parts;
    return this.#freeing(() => this.#doing((now) => setTrashed(stores, ids, now, true)));
  }

  restore(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    return this.#doing((now) => setTrashed(this.#parts.stores, ids, now, false));
  }

  purge(ids: readonly string[]): Promise<Result<readonly string[]>> {
    return purgeInParts(this.#parts, ids, (make) => this.#freeing(() => this.#change(make)));
  }

  bookmarks(articleId: string | null): readonly Mark[] {
    const { stores } = this.#parts;
    return articleId === null ? bookmarks.ofAll(stores) : bookmarks.ofArticle(stores, articleId);
  }

  addMark(articleId: string, made: MarkChange): Promise<Result<Mark>> {
    const { stores } = this.#parts;
    return this.#doing((now) => bookmarks.add(stores, articleId, made, now));
  }

  changeMark(id: string, change: MarkChange): Promise<Result<Mark>> {
    return this.#doing((now) => bookmarks.change(this.#parts.stores, id, change, now));
  }

  removeMark(id: string): Promise<Result<Mark>> {
    return this.#doing((now) => bookmarks.setRemoved(this.#parts.stores, id, now, true));
  }

  restoreMark(id: string): Promise<Result<Mark>> {
    return this.#doing((now) => bookmarks.setRemoved(this.#parts.stores, id, now, false));
  }

  settings(): Settings {
    return this.#parts.stores.settings.data;
  }

  changeSettings(change: SettingsChange): Promise<Result<Settings>> {
    return this.#doing(() => changeSettings(this.#parts.stores.settings, change));
  }

  keepReport(report: ImportReport): Promise<Result<null>> {
    const { stores, files, clock } = this.#parts;
    return this.#change(() => keepReport(stores.reports, files.folder, clock, report));
  }

  reports(): readonly ReportHead[] {
    return this.#parts.stores.reports.data;
  }

  report(id: string): Promise<Result<ImportReport>> {
    const { stores, files, clock } = this.#parts;
    return answered(() => readReport(stores.reports, files.folder, clock, id));
  }

  check(): Promise<CheckReport> {
    const { stores, files } = this.#parts;
    const look = (): Promise<void> => this.#changes.look();
    return checkMoving(stores, files, look, () => this.#renewals);
  }

  follow(listener: (changes: OthersChanges) => void): () => void {
    return this.#changes.follow(listener);
  }

  readTrusted(rested?: () => Promise<void>): Promise<boolean> {
    const still = async (): Promise<void> => {
      await rested?.();
      await this.saving.still();
    };
    return readTrusted(this.#parts, (make) => this.#change(make), still);
  }

  close(): Promise<void> {
    return this.#changes.close();
  }

  /** Makes one change when its turn comes; whatever is thrown becomes a value. */
  #change<T>(make: (now: string) => Promise<T>): Promise<Result<T>> {
    return this.#changes.make(make, false);
  }

  /** One of the reader's own doings: memory holds it while the disk does not take it. */
  #doing<T>(make: (now: string) => Promise<T>): Promise<Result<T>> {
    return this.#changes.make(make, true);
  }

  /** A change that frees room, or leads to that: on a full disk with the room that is kept for it. */
  #freeing<T>(make: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.#parts.reserve.spend(make);
  }
}
