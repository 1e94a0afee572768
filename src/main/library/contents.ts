import * as v from 'valibot';
import { ArticleSchema, type Article } from '#shared/article';
import { hashOf, type ArticleFile, type ArticleFiles } from './articleFiles';
import { readJson } from '../durable/envelope';
import { LibraryError } from './failure';
import { understand } from './lenient';
import { migrate, migrations, schemaVersion } from '#shared/migrations';

const EnvelopeSchema = v.strictObject({
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  article: v.unknown(),
});

/** The file that holds an article whole, of the present version. */
export function contentFile(article: Article): ArticleFile {
  const content = { schema: schemaVersion(migrations.contents), article };
  const bytes = Buffer.from(`${JSON.stringify(content)}\n`);
  return { kind: 'contents', hash: hashOf(bytes), bytes };
}

/**
 * Reads an article back, held against the file's hash and the article's schema. Throws `not-found`
 * for a missing file, `library-damaged` for one that is not whole, `library-newer` for a newer form of
 * which nothing is understood. `isToBeReplaced` throws it for every newer form: more than is read would go.
 */
export async function readContent(
  files: ArticleFiles,
  contentHash: string,
  isToBeReplaced = false,
): Promise<Article> {
  const file = `contents/${contentHash.slice(0, 2)}/${contentHash}.json`;
  const bytes = await files.read('contents', contentHash);
  if (bytes === 'missing') throw new LibraryError('not-found', { file });
  if (bytes === 'damaged') throw new LibraryError('library-damaged', { file });
  const envelope = v.safeParse(EnvelopeSchema, readJson(bytes));
  if (!envelope.success) throw new LibraryError('library-damaged', { file });
  const { schema, article } = envelope.output;
  const steps = migrations.contents;
  if (schema > schemaVersion(steps)) {
    const understood = isToBeReplaced ? undefined : understand(ArticleSchema, article);
    if (understood === undefined) throw new LibraryError('library-newer', { file });
    return understood.data;
  }
  const read = migrate(steps, schema, article, ArticleSchema);
  if (read === undefined) throw new LibraryError('library-damaged', { file, detail: 'schema' });
  return read;
}
