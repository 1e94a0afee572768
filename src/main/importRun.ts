import type { EventName, Events } from '#shared/api';
import type { Article } from '#shared/article';
import type { ImportedArticle, ImportedFile } from '#shared/imported';
import type { ImportOutcome } from '#shared/library';
import type { Failure, Result } from '#shared/result';
import type { Library } from './library/library';

/** One file that an import found, or could not so much as look at. */
export type FoundFile =
  | {
      readonly file: string;
      /** The folders that it was found in, below the one that was named; empty for a file that was named itself. */
      readonly folder: string;
    }
  | { readonly file: string; readonly error: Failure };

/** What an import needs of the rooms that find files and read articles from them. */
export interface Importer {
  /** Files and the files in folders, in a fixed order. */
  find(paths: readonly string[]): AsyncIterable<FoundFile>;
  /** Reads one file in a thread; never rejects. */
  read(path: string, folder: string): Promise<Result<ImportedFile>>;
  /** How many files to read at a time. */
  readonly width: number;
}

interface ImportRun {
  readonly paths: readonly string[];
  readonly importer: Importer;
  readonly library: Pick<Library, 'add'>;
  readonly index: (articles: readonly Article[]) => void;
  readonly announce: <Name extends EventName>(name: Name, fact: Events[Name]) => void;
  readonly report?: ((outcome: ImportOutcome) => void) | undefined;
}

interface ReadFile {
  readonly file: string;
  readonly articles: readonly ImportedArticle[];
}

interface ReadArticle {
  readonly file: string;
  readonly article: ImportedArticle;
}

/** So many articles are saved in one go; more would keep the first of them waiting. */
const largestBatch = 64;
const announceEvery = 1000;

const failure = (file: string, error: Failure): ImportOutcome => ({
  file,
  outcome: 'failed',
  id: null,
  title: null,
  restored: false,
  error,
});

/**
 * Imports files: `width` of them are read at a time, and whatever has been read while the last batch
 * was being saved is saved together. An outcome is reported when its article is durable, not before;
 * a file that fails is reported and the others go on. Answers all outcomes in the order reported.
 */
export async function runImport(run: ImportRun): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  const found: FoundFile[] = [];
  for await (const file of run.importer.find(run.paths)) found.push(file);

  const report = (outcome: ImportOutcome): void => {
    outcomes.push(outcome);
    run.report?.(outcome);
    if (found.length > 1) {
      run.announce('import:progressed', { done: outcomes.length, total: found.length });
    }
  };
  const saver = createSaver(run, report);

  const queue = found.values();
  const readOn = async (): Promise<void> => {
    for (const entry of queue) {
      if ('error' in entry) {
        report(failure(entry.file, entry.error));
        continue;
      }
      const result = await run.importer.read(entry.file, entry.folder);
      if (!result.ok) {
        report(failure(entry.file, result.error));
        continue;
      }
      await saver.take({ file: entry.file, articles: result.value.articles });
      for (const { place, error } of result.value.failures) {
        report(failure(`${entry.file}/${place}`, error));
      }
    }
  };
  await Promise.all(Array.from({ length: run.importer.width }, readOn));
  await saver.finish();
  return outcomes;
}

interface Saver {
  /** Takes a file's articles; waits while a whole batch is waiting already. */
  take(file: ReadFile): Promise<void>;
  finish(): Promise<void>;
}

function createSaver(run: ImportRun, report: (outcome: ImportOutcome) => void): Saver {
  let waiting: ReadArticle[] = [];
  let saving: Promise<void> | null = null;
  let announcedAt = 0;
  let unannounced = false;

  const announceChange = (): void => {
    unannounced = false;
    announcedAt = Date.now();
    run.announce('library:changed', {});
  };

  const save = async (imported: readonly ReadArticle[]): Promise<void> => {
    const result = await run.library.add(imported.map(({ article }) => article));
    imported.forEach(({ file, article: { article } }, at) => {
      const added = result.ok ? result.value[at] : undefined;
      if (added === undefined) {
        const error = result.ok ? { code: 'internal' as const } : result.error;
        report(failure(file, { ...error, file: article.provenance.name }));
        return;
      }
      const { id, title } = article;
      report({ file, id, title, outcome: added.outcome, restored: added.restored, error: null });
    });
    if (!result.ok) return;
    const fresh = imported.filter((_, at) => {
      const added = result.value[at];
      return added?.outcome === 'added' || added?.restored === true;
    });
    if (fresh.length === 0) return;
    run.index(fresh.map(({ article }) => article.article));
    unannounced = true;
    // The list asks for every row at each announcement; once a second is often enough for an eye.
    if (Date.now() - announcedAt > announceEvery) announceChange();
  };

  const saveAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largestBatch);
      waiting = waiting.slice(largestBatch);
      await save(batch);
    }
    saving = null;
  };

  return {
    async take({ file, articles }) {
      for (const article of articles) waiting.push({ file, article });
      saving ??= saveAll();
      if (waiting.length >= largestBatch) await saving;
    },
    async finish() {
      await saving;
      if (unannounced) announceChange();
    },
  };
}
