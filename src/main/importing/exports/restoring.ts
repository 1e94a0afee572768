import { isJsonObject, type Json } from '../json/readJson';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ArticleSchema, type Article } from '#shared/article';
import {
  ExportedArticleSchema,
  ExportedChangesSchema,
  manifestName,
  partNames,
  presentVersions,
  type ExportedArticle,
} from '#shared/exported';
import type { ImportedArticle, ImportedFile, KeptChanges, KeptRecord } from '#shared/imported';
import { MarkSchema, ReadingRecordSchema } from '#shared/marks';
import { migrate, migrations } from '#shared/migrations';
import { isSafeTree, maximumDepth, safeLink } from '#shared/safeTree';
import { harmlessName } from '#shared/text/harmlessName';
import type { PartArchive } from '../archive/partArchive';
import { valueAt } from '../json/json';
import { readDocument } from '../json/document';
import { harmlessPath } from '../names';
import { harmlessFields } from '../harmlessFields';
import { pictureOf, type Picture } from '../pictures';
import { Refusal } from '../refusal';
import { articlesIn, changesIn, checkedManifest, type ListedArticle } from './manifest';

/** Reads a part whose bytes have this SHA-256; throws a `Refusal` for any other. */
type ReadPart = (name: string, sha256: string) => Promise<Uint8Array>;

/**
 * The articles of our own export as they were, one after another. What has not the hash that it should, is no
 * article or could act is refused, that article alone. Throws a `Refusal` when the manifest itself is none.
 */
export async function* restoreArticles(
  archive: PartArchive,
  file: string,
): AsyncGenerator<ImportedFile> {
  const manifest = await checkedManifest(archive);
  const of = manifest.version === 1 ? 'volume' : 'export';
  const refused = (place: string, { code, message: detail }: Refusal): ImportedFile => ({
    articles: [],
    failures: [{ place, error: { code, file, detail } }],
    of,
  });
  const read: ReadPart = async (name, sha256) => {
    const bytes = await archive.read(name);
    if (bytes === null) throw new Refusal('damaged-file', `${name} is missing`);
    if (hashOf(bytes) !== sha256) {
      throw new Refusal('damaged-file', `${name} is not what it was`);
    }
    return bytes;
  };
  let found = 0;
  for (const listed of articlesIn(manifest, archive)) {
    found += 1;
    try {
      yield { articles: [await restoreArticle(listed, read)], failures: [], of };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      yield refused(listed.name, error);
    }
  }
  for (const listed of changesIn(archive)) {
    found += 1;
    try {
      yield { articles: [], failures: [], changes: [await restoreChanges(listed, read)], of };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      yield refused(listed.name, error);
    }
  }
  const missing = manifest.counts.articles + (manifest.counts.changes ?? 0) - found;
  if (missing <= 0) return;
  yield refused(manifestName, new Refusal('damaged-file', `${missing} articles are missing`));
}

/** Each element of a tree is two deep in JSON, itself and its children, and lies in an article. */
const deepest = maximumDepth * 2 + 16;

async function restoreArticle(
  { id, name: part, sha256 }: ListedArticle,
  read: ReadPart,
): Promise<ImportedArticle> {
  const value = await readDocument(await read(part, sha256), deepest);
  const { article, ...kept } = checkedArticle(value, id);
  const bytes = await read(partNames.original(id), id);
  const { name, size } = article.provenance;
  if (bytes.length !== size) {
    throw new Refusal('damaged-file', 'the original is not the one of its article');
  }
  return { article, original: { name, bytes }, assets: await picturesOf(article, read), kept };
}

/** An article and what a library knew of it, brought to the present version. */
interface Restored extends KeptRecord {
  readonly article: Article;
}

async function restoreChanges(
  { id, name: part, sha256 }: ListedArticle,
  read: ReadPart,
): Promise<KeptChanges> {
  const value = await readDocument(await read(part, sha256), deepest);
  const envelope = v.safeParse(ExportedChangesSchema, value);
  if (!envelope.success) throw new Refusal('damaged-file', 'not what was done with an article');
  return {
    id,
    title: harmlessName(envelope.output.title),
    kept: checkedRecord(envelope.output, id),
  };
}

function checkedArticle(value: Json | undefined, id: string): Restored {
  const body = isJsonObject(value) ? valueAt(value, 'article') : null;
  if (isJsonObject(body) && !isSafeTree(valueAt(body, 'body'))) {
    throw new Refusal('unsafe-file', 'the body is not a safe tree');
  }
  const envelope = v.safeParse(ExportedArticleSchema, value);
  if (!envelope.success) throw new Refusal('damaged-file', 'not an article');
  const { versions, article: held } = envelope.output;
  const kept = checkedRecord(envelope.output, id);
  const article = migrate(migrations.contents, versions.article, held, ArticleSchema);
  if (article === undefined) throw new Refusal('damaged-file', 'not of the version that it says');
  if (article.id !== id) throw new Refusal('damaged-file', 'of another article');
  return { article: harmless(article), ...kept };
}

/** What a library knew of an article, brought to the present version. */
function checkedRecord(
  { versions, addedAt, ...held }: Omit<ExportedArticle, 'article'>,
  id: string,
): KeptRecord {
  if (Object.entries(versions).some(([name, of]) => of > presentVersions[name as 'article'])) {
    throw new Refusal('newer-file', 'an article of a version to come');
  }
  const { reading: ofReading, bookmarks: ofBookmarks } = migrations;
  const readings = v.array(ReadingRecordSchema);
  const [reading] = migrate(ofReading, versions.reading, [held.reading], readings) ?? [];
  const marks = v.array(MarkSchema);
  const bookmarks = migrate(ofBookmarks, versions.bookmarks, held.bookmarks, marks);
  if (reading === undefined || bookmarks === undefined) {
    throw new Refusal('damaged-file', 'not of the version that it says');
  }
  const owners = [reading.articleId, ...bookmarks.map(({ articleId }) => articleId)];
  if (owners.some((owner) => owner !== id)) throw new Refusal('damaged-file', 'of another article');
  return { addedAt, reading, bookmarks };
}

/** The fields, names and the address as an importer makes them; one of ours has made them so already. */
function harmless(article: Article): Article {
  const { name, container, folder } = article.provenance;
  return {
    ...harmlessFields(article),
    url: safeLink(article.url ?? ''),
    provenance: {
      ...article.provenance,
      name: harmlessName(name),
      ...(container && {
        container: { name: harmlessName(container.name), place: harmlessName(container.place) },
      }),
      ...(folder !== undefined && { folder: harmlessPath(folder) }),
    },
  };
}

async function picturesOf({ assets }: Article, read: ReadPart): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const { hash, type, size } of assets) {
    const picture = pictureOf(await read(partNames.asset(hash), hash));
    if (picture?.hash !== hash || picture.type !== type || picture.bytes.length !== size) {
      throw new Refusal('unsafe-file', 'not the picture that it is said to be');
    }
    pictures.push(picture);
  }
  return pictures;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
