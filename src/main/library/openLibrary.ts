import type { Article } from '#shared/article';
import type { BesidePicture, ImportedArticle, KeptArticle, OriginalFile } from '#shared/imported';
import type { ImportReport, ReportHead } from '#shared/importReport';
import type {
  CheckReport,
  LibraryRow,
  ListEntry,
  Notice,
  OpenedArticle,
  Restriction,
} from '#shared/library';
import type { Bookmark, ReadingChange, ReadingRecord, Selector } from '#shared/marks';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import type { Result } from '#shared/result';
import type { Settings, SettingsChange } from '#shared/settings';
import { addArticles } from './adding';
import type { ArticleFiles } from './articleFiles';
import { createBacking, type Backing } from './backing';
import * as bookmarks from './bookmarks';
import { checkLibrary } from './check';
import { createChanges, type ChangeParts, type Changes } from './changes';
import type { OthersChanges } from './differences';
import { answered } from './failure';
import { keptArticles } from './keptArticles';
import { createMending, type Mending } from './mending';
import * as reading from './reading';
import { keepReport, readReport } from './reports';
import type { SavingWatch } from './saving';
import { changeSettings } from './settings';
import { readOriginal, replaceArticle, type Rereading } from './replacing';
import { lookUpUses, purgeArticles, type Uses } from './purging';
import { sortBatch, type Added } from './sorting';
import { changeReadings, setTrashed } from './steps';
import type { Library } from './verbs';
import * as wholeArticles from './wholeArticles';

interface Parts extends Omit<ChangeParts, 'folder'> {
  readonly files: ArticleFiles;
}

/** So often at most a check is made when the library changes under it. */
const mostLooks = 5;

const purgedAtOnce = 256;

/** A library whose stores have been read; see `Library` for what each verb promises. */
export class OpenLibrary implements Library {
  readonly folder: string;
  readonly notices: readonly Notice[];
  readonly restriction: Restriction | null;
  readonly mending: Mending;
  readonly backing: Backing;
  readonly saving: SavingWatch;
  readonly #parts: Parts;
  readonly #changes: Changes;
  /** How often memory may have changed. */
  #renewals = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.folder = parts.files.folder;
    this.notices = parts.notices;
    this.restriction = parts.restriction;
    const { folder } = this;
    this.#changes = createChanges({ ...parts, folder }, () => {
      this.#renewals += 1;
    });
    this.saving = this.#changes.saving;
    this.mending = createMending(parts, (make) => this.#change(make));
    this.backing = createBacking(parts, (make) => this.#change(make));
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

  isTrashed(id: string): boolean {
    return (this.#parts.stores.reading.outline(id)?.trashedAt ?? null) !== null;
  }

  add(
    batch: readonly ImportedArticle[],
    { bringBack = false } = {},
  ): Promise<Result<readonly Added[]>> {
    const { stores, files } = this.#parts;
    return this.#change((now) => addArticles(stores, files, batch, { now, bringBack }));
  }

  plan(
    batch: readonly ImportedArticle[],
    { bringBack = false } = {},
  ): Promise<Result<readonly Added[]>> {
    const { stores, files, clock } = this.#parts;
    const taking = { now: clock().toISOString(), bringBack };
    return answered(async () => (await sortBatch(stores, files, batch, taking)).answers);
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

  changeReading(id: string, change: ReadingChange): Promise<Result<ReadingRecord>> {
    return this.#doing((now) => reading.changeReading(this.#parts.stores, id, change, now));
  }

  changeReadings(steps: readonly ReadingStep[]): Promise<Result<ReadingsChanged>> {
    return this.#doing((now) => changeReadings(this.#parts.stores, steps, now));
  }

  trash(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    return this.#doing((now) => setTrashed(this.#parts.stores, ids, now, true));
  }

  restore(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    return this.#doing((now) => setTrashed(this.#parts.stores, ids, now, false));
  }

  async purge(ids: readonly string[]): Promise<Result<readonly string[]>> {
    const { stores, files } = this.#parts;
    const uses: Uses = new Map();
    await lookUpUses(stores, files, ids, uses);
    const purged: string[] = [];
    // In parts, between which others have their turn; one at least, which ends what an earlier purge left.
    for (let at = 0; at === 0 || at < ids.length; at += purgedAtOnce) {
      const part = ids.slice(at, at + purgedAtOnce);
      const gone = await this.#change((now) =>
        purgeArticles(stores, files, { ids: part, uses }, now),
      );
      if (!gone.ok) return gone;
      purged.push(...gone.value);
    }
    return { ok: true, value: purged };
  }

  bookmarks(articleId: string | null): readonly Bookmark[] {
    const { stores } = this.#parts;
    return articleId === null ? bookmarks.ofAll(stores) : bookmarks.ofArticle(stores, articleId);
  }

  addBookmark(articleId: string, selector: Selector, note: string): Promise<Result<Bookmark>> {
    const { stores } = this.#parts;
    return this.#doing((now) => bookmarks.add(stores, { articleId, selector, note }, now));
  }

  noteBookmark(id: string, note: string): Promise<Result<Bookmark>> {
    return this.#doing((now) => bookmarks.note(this.#parts.stores, id, note, now));
  }

  removeBookmark(id: string): Promise<Result<Bookmark>> {
    return this.#doing((now) => bookmarks.setRemoved(this.#parts.stores, id, now, true));
  }

  restoreBookmark(id: string): Promise<Result<Bookmark>> {
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

  async check(): Promise<CheckReport> {
    const { stores, files } = this.#parts;
    for (let looks = 1; ; looks += 1) {
      const before = this.#renewals;
      const report = await checkLibrary(stores, files);
      if (report.ok || looks === mostLooks) return report;
      // What was about to be written or deleted while it was looked at is no fault.
      await this.#changes.look().catch(() => undefined);
      if (this.#renewals === before) return report;
    }
  }

  follow(listener: (changes: OthersChanges) => void): () => void {
    return this.#changes.follow(listener);
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
}
