import type { ImportedArticle, KeptChanges } from '#shared/imported';
import { failed, type Result } from '#shared/result';
import { articleText } from '#shared/text/plainText';
import type { Importer, ReadPart } from './importer';
import type { Library } from './library/library';
import { sketchOf } from './likeness/likeness';

type Held = Pick<Library, 'kept'>;

/** The article that some changes are of, as the library has it, with these in the place of its own. */
async function articleOf(
  library: Held,
  { id, title, kept }: KeptChanges,
): Promise<Result<ImportedArticle>> {
  for await (const own of library.kept([id])) {
    return own.ok ? { ok: true, value: { ...own.value, kept } } : own;
  }
  return failed('article-not-here', { file: title });
}

async function completed(library: Held, part: ReadPart): Promise<ReadPart> {
  const { changes = [], ...rest } = part;
  if (changes.length === 0) return part;
  const articles = [...part.articles];
  const sketches = [...part.sketches];
  const failures = [...part.failures];
  for (const each of changes) {
    const found = await articleOf(library, each);
    if (found.ok) {
      articles.push(found.value);
      sketches.push(sketchOf(articleText(found.value.article.body)));
    } else failures.push({ place: each.title, error: found.error });
  }
  return { ...rest, articles, sketches, failures };
}

/**
 * An importer whose parts have articles alone: what an export of ours says was done with an article that is
 * not in it (the library was out of reach) comes with the library's own files of it, and fails where there are none.
 */
export function completing(importer: Importer, library: Held): Importer {
  return {
    ...importer,
    read: (path, options) =>
      importer.read(path, {
        ...options,
        take: async (part) => options.take(await completed(library, part)),
      }),
  };
}
