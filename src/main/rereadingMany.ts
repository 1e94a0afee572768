import type { Article } from '#shared/article';
import type { NamedArticle } from '#shared/importReport';
import type { RereadReport } from '#shared/library';
import type { Failure } from '#shared/result';
import { locate } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import type { Library } from './library/library';
import type { Rereading } from './rereading';
import { eachSideBySide } from './sideBySide';

interface Parts {
  readonly library: Pick<Library, 'entries' | 'row' | 'bookmarks'>;
  readonly rereading: Pick<Rereading, 'reread'>;
  /** How many originals to read at a time. */
  readonly width: number;
  /** Takes in an article that was read again. */
  readonly replaced: (article: Article) => void;
}

/** What became of one article; `error` is null when it was read again. */
export interface RereadOutcome {
  readonly article: NamedArticle | null;
  readonly error: Failure | null;
}

/**
 * Reads the originals of articles (null for all, the trash's too) again with the present parser, as each
 * reader wanted them: bookmarks stay and find their places by their quotes. One that cannot be read is
 * left as it was. `told` hears of each article when it is durable.
 */
export async function rereadMany(
  { library, rereading, width, replaced }: Parts,
  ids: readonly string[] | null,
  told: (outcome: RereadOutcome) => void = () => undefined,
): Promise<RereadReport> {
  const wanted = new Set(ids ?? library.entries().map(({ id }) => id));
  const failures: { article: NamedArticle | null; error: Failure }[] = [];
  let unplaced = 0;
  await eachSideBySide(wanted, width, async (id) => {
    const article = nameOf(library, id);
    const result = await rereading.reread(id, {});
    if (result.ok) {
      replaced(result.value.article);
      const text = articleText(result.value.article.body);
      const marks = library.bookmarks(id);
      unplaced += marks.filter(({ selector }) => locate(text, selector) === null).length;
    } else failures.push({ article, error: result.error });
    told({ article, error: result.ok ? null : result.error });
  });
  return { total: wanted.size, reread: wanted.size - failures.length, unplaced, failures };
}

/** An article of the library, in the trash or not, as a report names it. */
export function nameOf(library: Pick<Library, 'row'>, id: string): NamedArticle | null {
  const summary = library.row(id)?.summary;
  return summary === undefined ? null : { id, title: summary.title, name: summary.provenance.name };
}
