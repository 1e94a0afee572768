import type { Article } from '#shared/article';
import type { Corrections } from '#shared/corrections';
import type { EncodingPreview } from '#shared/imported';
import { failed, type Result } from '#shared/result';
import type { ReadingRecord } from '#shared/marks';
import type { Importer } from './importer';
import type { Library } from './library/library';

/** How a reader wants an article's original to be read: what is left out stays as it was. */
export interface Wish {
  readonly encoding?: string | null;
  readonly corrections?: Corrections | null;
}

interface Parts {
  readonly library: Pick<Library, 'beside' | 'original' | 'replace' | 'row'>;
  readonly importer: Pick<Importer, 'again' | 'previews'>;
}

/** Reads originals again in the way that their readers want; the bytes themselves are never changed. */
export interface Rereading {
  /**
   * Parses an article's original as wished and puts the result in its place; whatever fails leaves the
   * article as it was. Fails with `not-found`, `library-damaged`, or as importing and saving do.
   */
  reread(
    id: string,
    wish: Wish,
  ): Promise<Result<{ readonly article: Article; readonly reading: ReadingRecord }>>;
  /** How an article's original reads in each encoding that it may be in; none where there is no choice. */
  encodings(id: string): Promise<Result<readonly EncodingPreview[]>>;
}

/** Joins a library and the threads that read files. */
export function createRereading({ library, importer }: Parts): Rereading {
  return {
    async reread(id, wish) {
      const row = library.row(id);
      const original = await library.original(id);
      if (row === null || !original.ok) return original.ok ? failed('not-found') : original;
      const beside = await library.beside(id);
      if (!beside.ok) return beside;
      const { encoding, corrections } = { ...row.reading, ...wish };
      const { folder } = row.summary.provenance;
      const choices = {
        ...(encoding === null ? {} : { encoding }),
        ...(corrections === null ? {} : { corrections }),
        ...(folder === undefined ? {} : { folder }),
      };
      const read = await importer.again(original.value, choices, beside.value);
      if (!read.ok) return read;
      const imported = read.value.articles.find(({ article }) => article.id === id);
      if (imported === undefined) return failed('no-article', { file: original.value.name });
      const kept = await library.replace(imported, { encoding, corrections });
      return kept.ok
        ? { ok: true, value: { article: imported.article, reading: kept.value } }
        : kept;
    },
    async encodings(id) {
      const original = await library.original(id);
      return original.ok ? importer.previews(original.value) : original;
    },
  };
}
