import type { Article } from '#shared/article';
import type { BesidePicture, ImportedArticle, KeptArticle, OriginalFile } from '#shared/imported';
import type { ImportReport, ReportHead } from '#shared/importReport';
import type { CheckReport, LibraryRow, Notice, OpenedArticle } from '#shared/library';
import type { Bookmark, ReadingChange, ReadingRecord, Selector } from '#shared/marks';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import { failed, ok, type Result } from '#shared/result';
import type { Settings, SettingsChange } from '#shared/settings';
import { addArticles, type Added } from './adding';
import type { ArticleFiles } from './articleFiles';
import * as bookmarks from './bookmarks';
import * as changing from './changing';
import { checkLibrary } from './check';
import { createQueue } from './concurrency';
import { readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import { keptArticles } from './keptArticles';
import { isLibrary } from './opening';
import type { Lock } from './lock';
import { createMending, type Mending } from './mending';
import * as reading from './reading';
import { keepReport, readReport } from './reports';
import { changeSettings } from './settings';
import { readBeside, readOriginal, replaceArticle, type Rereading } from './replacing';
import { lookUpUses, noUses, purgeArticles } from './purging';
import type { Stores } from './stores';
import type { Library } from './verbs';

interface Parts {
  readonly files: ArticleFiles;
  readonly stores: Stores;
  readonly notices: readonly Notice[];
  readonly clock: () => Date;
  /** Null when the library may only be read. */
  readonly lock: Lock | null;
}

const readAhead = 8;

/** A library whose stores have been read; see `Library` for what each verb promises. */
export class OpenLibrary implements Library {
  readonly folder: string;
  readonly notices: readonly Notice[];
  readonly mending: Mending;
  readonly #parts: Parts;
  readonly #queue = createQueue();
  #rows: readonly LibraryRow[] | null = null;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.folder = parts.files.folder;
    this.notices = parts.notices;
    this.mending = createMending(parts, (make) => this.#change(make));
  }

  rows(): readonly LibraryRow[] {
    this.#rows ??= reading.rowsOf(this.#parts.stores);
    return this.#rows;
  }

  row(id: string): LibraryRow | null {
    return reading.rowOf(this.#parts.stores, id);
  }

  has(id: string): boolean {
    return this.#parts.stores.records.has(id);
  }

  isTrashed(id: string): boolean {
    return (this.#parts.stores.reading.get(id)?.trashedAt ?? null) !== null;
  }

  add(batch: readonly ImportedArticle[]): Promise<Result<readonly Added[]>> {
    const { stores, files } = this.#parts;
    return this.#change((now) => addArticles(stores, files, batch, now));
  }

  async open(id: string): Promise<Result<OpenedArticle>> {
    const { stores, files } = this.#parts;
    try {
      const article = await this.#read(id);
      return ok({
        article,
        reading: reading.readingOf(stores, id),
        bookmarks: bookmarks.ofArticle(stores, id),
      });
    } catch (error) {
      const isGone = !(await isLibrary(files.folder).catch(() => false));
      return { ok: false, error: isGone ? { code: 'library-gone' } : failureOf(error) };
    }
  }

  async picture(id: string, hash: string): Promise<Result<{ type: string; bytes: Uint8Array }>> {
    try {
      const asset = (await this.#read(id)).assets.find((each) => each.hash === hash);
      const bytes = asset && (await this.#parts.files.read('assets', hash));
      if (asset === undefined || bytes === undefined || bytes === 'missing') {
        return failed('not-found', { detail: hash });
      }
      if (bytes === 'damaged') return failed('library-damaged', { detail: hash });
      return ok({ type: asset.type, bytes });
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  async original(id: string): Promise<Result<OriginalFile>> {
    try {
      return ok(await readOriginal(this.#parts.stores, this.#parts.files, id));
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  async beside(id: string): Promise<Result<readonly BesidePicture[]>> {
    try {
      return ok(await readBeside(this.#parts.files, await this.#read(id)));
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  replace(imported: ImportedArticle, asked: Rereading): Promise<Result<ReadingRecord>> {
    const { stores, files } = this.#parts;
    return this.#change((now) => replaceArticle(stores, files, imported, asked, now));
  }

  async #read(id: string): Promise<Article> {
    const record = this.#parts.stores.records.get(id);
    if (record === undefined) throw new LibraryError('not-found', { detail: id });
    const article = await readContent(this.#parts.files, record.contentHash);
    if (article.id !== id) throw new LibraryError('library-damaged', { detail: `not of ${id}` });
    return article;
  }

  async *articles(ids?: readonly string[]): AsyncIterable<Article> {
    const { stores } = this.#parts;
    const living = (ids ?? this.rows().map(({ summary }) => summary.id)).filter(
      (id) => this.has(id) && reading.readingOf(stores, id).trashedAt === null,
    );
    const read = (id: string): Promise<Article | null> => this.#read(id).catch(() => null);
    const ahead = living.slice(0, readAhead).map(read);
    let next = readAhead;
    for (let article = ahead.shift(); article !== undefined; article = ahead.shift()) {
      const id = living[next++];
      if (id !== undefined) ahead.push(read(id));
      const whole = await article;
      if (whole !== null) yield whole;
    }
  }

  kept(ids?: readonly string[]): AsyncIterable<Result<KeptArticle>> {
    return keptArticles(this.#parts, ids ?? null);
  }

  changeReading(id: string, change: ReadingChange): Promise<Result<ReadingRecord>> {
    return this.#change((now) => reading.changeReading(this.#parts.stores, id, change, now));
  }

  changeReadings(steps: readonly ReadingStep[]): Promise<Result<ReadingsChanged>> {
    return this.#change((now) => changing.changeReadings(this.#parts.stores, steps, now));
  }

  trash(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    return this.#change((now) => changing.setTrashed(this.#parts.stores, ids, now, true));
  }

  restore(ids: readonly string[]): Promise<Result<ReadingsChanged>> {
    return this.#change((now) => changing.setTrashed(this.#parts.stores, ids, now, false));
  }

  async purge(ids: readonly string[]): Promise<Result<readonly string[]>> {
    const { stores, files } = this.#parts;
    const uses = noUses();
    await lookUpUses(stores, files, ids, uses);
    return this.#change((now) => purgeArticles(stores, files, { ids, uses }, now));
  }

  bookmarks(articleId: string | null): readonly Bookmark[] {
    const { stores } = this.#parts;
    return articleId === null ? bookmarks.ofAll(stores) : bookmarks.ofArticle(stores, articleId);
  }

  addBookmark(articleId: string, selector: Selector, note: string): Promise<Result<Bookmark>> {
    const { stores } = this.#parts;
    return this.#change((now) => bookmarks.add(stores, { articleId, selector, note }, now));
  }

  noteBookmark(id: string, note: string): Promise<Result<Bookmark>> {
    return this.#change((now) => bookmarks.note(this.#parts.stores, id, note, now));
  }

  removeBookmark(id: string): Promise<Result<Bookmark>> {
    return this.#change((now) => bookmarks.setRemoved(this.#parts.stores, id, now, true));
  }

  restoreBookmark(id: string): Promise<Result<Bookmark>> {
    return this.#change((now) => bookmarks.setRemoved(this.#parts.stores, id, now, false));
  }

  settings(): Settings {
    return this.#parts.stores.settings.data;
  }

  changeSettings(change: SettingsChange): Promise<Result<Settings>> {
    return this.#change(() => changeSettings(this.#parts.stores.settings, change));
  }

  keepReport(report: ImportReport): Promise<Result<null>> {
    const { stores, files, clock } = this.#parts;
    return this.#change(() => keepReport(stores.reports, files.folder, clock, report));
  }

  reports(): readonly ReportHead[] {
    return this.#parts.stores.reports.data;
  }

  async report(id: string): Promise<Result<ImportReport>> {
    const { stores, files, clock } = this.#parts;
    try {
      return ok(await readReport(stores.reports, files.folder, clock, id));
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  check(): Promise<CheckReport> {
    return checkLibrary(this.#parts.stores, this.#parts.files);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // A folder that is gone took its lock along.
    await this.#queue(async () => this.#parts.lock?.release()).catch(() => undefined);
  }

  /** Makes one change when its turn comes, if the lock is still ours; whatever is thrown becomes a value. */
  #change<T>(make: (now: string) => Promise<T>): Promise<Result<T>> {
    const { lock, clock } = this.#parts;
    if (this.#isClosed) return Promise.resolve({ ok: false, error: { code: 'cancelled' } });
    return this.#queue(async () => {
      try {
        if (lock === null) throw new LibraryError('read-only');
        await lock.confirm();
        return ok(await make(clock().toISOString()));
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      } finally {
        this.#rows = null;
      }
    });
  }
}
