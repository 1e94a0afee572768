import type { Handlers } from '#shared/api';
import { markFormOf, markForms, type MarksExported } from '#shared/exportedMarks';
import { documentWords } from '#shared/locales/documents';
import type { Mark } from '#shared/marks';
import { ok, type Result } from '#shared/result';
import { fileNameOf } from '#shared/text/fileName';
import { marksIn, writeWhole, type MarkedArticle } from './exporting/exporting';
import type { Library } from './library/library';

type Marked = Pick<Library, 'bookmarks' | 'row'>;

/** Writes the marks of an article, or with null of the whole library without its trash, to a file whose name says the form. */
export async function exportMarks(
  library: Marked,
  path: string,
  articleId: string | null,
): Promise<Result<MarksExported>> {
  const articles = markedArticles(library, articleId);
  const written = await writeWhole(path, Buffer.from(marksIn(markFormOf(path), articles)));
  if (!written.ok) return written;
  return ok({ file: path, marks: articles.reduce((sum, { marks }) => sum + marks.length, 0) });
}

function markedArticles(library: Marked, articleId: string | null): readonly MarkedArticle[] {
  const byArticle = new Map<string, Mark[]>();
  for (const mark of library.bookmarks(articleId)) {
    const others = byArticle.get(mark.articleId);
    if (others === undefined) byArticle.set(mark.articleId, [mark]);
    else others.push(mark);
  }
  return [...byArticle].flatMap(([id, marks]) => {
    const row = library.row(id);
    const isShown = row !== null && (articleId !== null || row.reading.trashedAt === null);
    return isShown ? [{ summary: row.summary, marks }] : [];
  });
}

/** What the form may be instead of Markdown, by the file's extension. */
const others = Object.keys(markForms).filter((form) => form !== 'md');

interface Parts {
  readonly library: Marked;
  readonly dialogs: {
    chooseDocument(name: string, others?: readonly string[]): Promise<string | null>;
  };
}

/** The call that asks where an article's or the library's marks are to go, and writes them there. */
export function createMarkExports({ library, dialogs }: Parts): Pick<Handlers, 'export:marks'> {
  return {
    'export:marks': async ({ articleId }) => {
      const summary = articleId === null ? null : (library.row(articleId)?.summary ?? null);
      const { marks } = documentWords[summary?.direction === 'ltr' ? 'en' : 'ar'];
      const words = [marks, summary?.title ?? ''].filter((part) => part !== '').join(' - ');
      const path = await dialogs.chooseDocument(fileNameOf(words, '.md'), others);
      return path === null ? ok(null) : exportMarks(library, path, articleId);
    },
  };
}
