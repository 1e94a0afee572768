import type { Article } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import type { ImportOutcome } from '#shared/importReport';
import type { Failure } from '#shared/result';
import { alikeArticles, namedArticle } from './alikeArticles';
import { keepInStep, type Taken } from './inStep';
import type { FoundFile } from './importer';
import { warningsOf } from './importWarnings';
import type { Added, Library } from './library/library';
import type { Likeness, Sketch } from './likeness/likeness';

/** An article that was read, the file that it was read from, and what its text is compared by. */
export interface ReadArticle {
  readonly from: FoundFile;
  readonly imported: ImportedArticle;
  readonly sketch: Sketch;
}

/** What saving needs, and whom it tells. */
export interface SaverParts {
  readonly library: Pick<Library, 'add' | 'articles' | 'isTrashed' | 'row'>;
  readonly likeness: Pick<Likeness, 'opened' | 'add' | 'alike'>;
  readonly index: (articles: readonly Article[]) => void;
  readonly unindex: (ids: readonly string[]) => Promise<void>;
  /** These articles came, or came back from the trash, or what was done with them has changed. */
  readonly added: (ids: readonly string[]) => void;
  /** This article's content was lost, and is now that of a reading that knows of no corrections. */
  readonly mended: (id: string) => void;
  readonly report: (outcome: ImportOutcome) => void;
}

/** Saves articles in batches, while the next are being read. */
export interface Saver {
  /** Takes articles; waits while a whole batch is waiting already. */
  take(articles: readonly ReadArticle[]): Promise<void>;
  /** Resolves when all that was taken is durable and told of. */
  finish(): Promise<void>;
}

/**
 * So much is saved in one go. Each batch writes a shard and syncs folders, however few it holds; so a
 * small one waits a moment for more, and one that is large enough does not.
 */
const largestBatch = 256;
const enoughArticles = 128;
const largestBytes = 32 * 1024 * 1024;
const longestWait = 400;

/** The outcome of a file, or a place in it, that could not be imported. */
export function failure(
  from: FoundFile,
  error: Failure,
  place: string | null = null,
): ImportOutcome {
  const { file, folder = '' } = from;
  const { detail } = error;
  return {
    ...{ file, place, folder, outcome: 'failed', id: null, title: null, restored: false },
    // What goes wrong in a parser may quote all that it was given.
    error: detail === undefined ? error : { ...error, detail: detail.slice(0, 500) },
    ...{ warnings: [], duplicateOf: null, resembles: [] },
  };
}

const bytesOf = ({ original, assets }: ImportedArticle): number =>
  assets.reduce((sum, { bytes }) => sum + bytes.length, original.bytes.length);

/** Makes a saver; an outcome is reported when its article is durable, not before. */
export function createSaver(parts: SaverParts): Saver {
  const { library, likeness } = parts;
  let waiting: ReadArticle[] = [];
  let waitingBytes = 0;
  /** The batch that is being saved, and all that is still to be saved. */
  let current: Promise<void> = Promise.resolve();
  let saving: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  function outcomeOf({ from, imported }: ReadArticle, added: Added): ImportOutcome {
    const { id, title } = imported.article;
    const isAdded = added.outcome === 'added';
    const outcome = isAdded ? 'added' : 'duplicate';
    return {
      ...{ file: from.file, place: null, folder: from.folder ?? '' },
      ...{ id, title, outcome, restored: added.restored, error: null },
      warnings: warningsOf(imported.article),
      duplicateOf: isAdded ? null : namedArticle(library, id),
      resembles: isAdded ? [...alikeArticles(library, likeness, id)] : [],
    };
  }

  async function save(batch: readonly ReadArticle[]): Promise<void> {
    await likeness.opened();
    const result = await library.add(batch.map(({ imported }) => imported));
    if (!result.ok) {
      for (const { from, imported } of batch) {
        const { name } = imported.article.provenance;
        parts.report(failure(from, { ...result.error, file: name }));
      }
      return;
    }
    const taken: Taken[] = [];
    batch.forEach((read, at) => {
      const added = result.value[at];
      const { article } = read.imported;
      if (added === undefined) {
        parts.report(failure(read.from, { code: 'internal', file: article.provenance.name }));
        return;
      }
      if (added.outcome === 'purged') {
        parts.report(failure(read.from, { code: 'purged-here', file: article.title }));
        return;
      }
      if (added.outcome === 'added' || added.mended) {
        likeness.add([{ id: article.id, sketch: read.sketch }]);
      }
      if (added.mended) parts.mended(article.id);
      taken.push({ article, added });
      parts.report(outcomeOf(read, added));
    });
    const changed = await keepInStep(parts, taken);
    if (changed.length > 0) parts.added(changed);
  }

  function nextBatch(): ReadArticle[] {
    const batch: ReadArticle[] = [];
    let bytes = 0;
    for (const read of waiting) {
      if (batch.length === largestBatch || (batch.length > 0 && bytes >= largestBytes)) break;
      bytes += bytesOf(read.imported);
      batch.push(read);
    }
    waiting = waiting.slice(batch.length);
    waitingBytes -= bytes;
    return batch;
  }

  const hasEnough = (): boolean => waiting.length >= enoughArticles || waitingBytes >= largestBytes;

  async function saveAll(isLast: boolean): Promise<void> {
    while (isLast ? waiting.length > 0 : hasEnough()) {
      current = save(nextBatch());
      await current;
    }
    saving = null;
    if (waiting.length > 0) timer = setTimeout(() => begin(true), longestWait);
  }

  function begin(isLast: boolean): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    saving ??= saveAll(isLast);
  }

  return {
    async take(articles) {
      for (const read of articles) {
        waiting.push(read);
        waitingBytes += bytesOf(read.imported);
      }
      if (saving === null) {
        if (hasEnough()) begin(false);
        else timer ??= setTimeout(() => begin(true), longestWait);
      }
      while (waiting.length >= largestBatch || waitingBytes >= largestBytes) await current;
    },
    async finish() {
      // The batch that is on its way may leave a small one behind it.
      while (saving !== null || waiting.length > 0) {
        begin(true);
        await saving;
      }
    },
  };
}
