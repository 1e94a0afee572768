import type { Article } from '#shared/article';
import type { BesidePicture } from '#shared/imported';
import type { OpenedArticle } from '#shared/library';
import { failed, ok, type Result } from '#shared/result';
import type { ArticleFiles } from './articleFiles';
import * as bookmarks from './bookmarks';
import { readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import { isLibrary } from './opening';
import { readingOf } from './reading';
import { readBeside } from './replacing';
import type { Stores } from './stores';

interface Parts {
  readonly files: ArticleFiles;
  readonly stores: Stores;
}

/** Few: what the reader does meanwhile waits for those that are being parsed. */
const readAhead = 2;

async function read({ stores, files }: Parts, id: string): Promise<Article> {
  const record = stores.records.get(id);
  if (record === undefined) throw new LibraryError('not-found', { detail: id });
  const article = await readContent(files, record.contentHash);
  if (article.id !== id) throw new LibraryError('library-damaged', { detail: `not of ${id}` });
  return article;
}

/** An article with what its reader did; see `Library.open`. */
export async function openArticle(parts: Parts, id: string): Promise<Result<OpenedArticle>> {
  const { stores, files } = parts;
  try {
    const article = await read(parts, id);
    return ok({
      article,
      reading: readingOf(stores, id),
      bookmarks: bookmarks.ofArticle(stores, id),
    });
  } catch (error) {
    const isGone = !(await isLibrary(files.folder).catch(() => false));
    return { ok: false, error: isGone ? { code: 'library-gone' } : failureOf(error) };
  }
}

/** One picture of an article; see `Library.picture`. */
export async function pictureOf(
  parts: Parts,
  id: string,
  hash: string,
): Promise<Result<{ type: string; bytes: Uint8Array }>> {
  try {
    const asset = (await read(parts, id)).assets.find((each) => each.hash === hash);
    const bytes = asset && (await parts.files.read('assets', hash));
    if (asset === undefined || bytes === undefined || bytes === 'missing') {
      return failed('not-found', { detail: hash });
    }
    if (bytes === 'damaged') return failed('library-damaged', { detail: hash });
    return ok({ type: asset.type, bytes });
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** The pictures that lay beside an article's page; throws `not-found` or `library-damaged`. */
export async function besideOf(parts: Parts, id: string): Promise<readonly BesidePicture[]> {
  return readBeside(parts.files, await read(parts, id));
}

/** The articles of `ids` that are not in the trash, a few read ahead; one that cannot be read is passed over. */
export async function* living(parts: Parts, ids: readonly string[]): AsyncGenerator<Article> {
  const { stores } = parts;
  const wanted = ids.filter(
    (id) => stores.records.has(id) && (stores.reading.outline(id)?.trashedAt ?? null) === null,
  );
  const readOne = (id: string): Promise<Article | null> => read(parts, id).catch(() => null);
  const ahead = wanted.slice(0, readAhead).map(readOne);
  let next = readAhead;
  for (let article = ahead.shift(); article !== undefined; article = ahead.shift()) {
    const id = wanted[next++];
    if (id !== undefined) ahead.push(readOne(id));
    const whole = await article;
    if (whole !== null) yield whole;
  }
}
