import { isJsonObject, type Json } from '../json/readJson';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ArticleSchema, type Article } from '#shared/article';
import { ExportedArticleSchema, partNames, presentVersions } from '#shared/exported';
import type { FailedMember, ImportedArticle, ImportedFile, KeptRecord } from '#shared/imported';
import { BookmarkSchema, ReadingRecordSchema } from '#shared/marks';
import { migrate, migrations } from '#shared/migrations';
import { isSafeTree, maximumDepth, safeLink } from '#shared/safeTree';
import { harmlessName } from '#shared/text/harmlessName';
import type { Archive } from '../archive/archive';
import { valueAt } from '../json/json';
import { readDocument } from '../json/document';
import { harmlessPath } from '../names';
import { harmlessFields } from '../harmlessFields';
import { pictureOf, type Picture } from '../pictures';
import { Refusal } from '../refusal';
import { checkedManifest } from './manifest';

/** Reads a part that is what the manifest says of it; throws a `Refusal` for any other. */
type ReadPart = (name: string) => Promise<Uint8Array>;

const articlePart = /^articles\/([0-9a-f]{64})\.json$/;

/**
 * The articles of our own export as they were. What is not what the manifest says, is no article or
 * could act is refused, that article alone. Throws a `Refusal` when the manifest itself is none.
 */
export async function restoreArticles(archive: Archive, file: string): Promise<ImportedFile> {
  const { parts, counts } = await checkedManifest(archive);
  const known = new Map(parts.map((part) => [part.name, part]));
  const ids = [...known.keys()].flatMap((name) => articlePart.exec(name)?.[1] ?? []);
  if (ids.length !== counts.articles) throw new Refusal('damaged-file', 'articles are missing');
  const read: ReadPart = async (name) => {
    const bytes = await archive.read(name);
    if (bytes === null) throw new Refusal('damaged-file', `${name} is missing`);
    if (known.get(name)?.sha256 !== hashOf(bytes)) {
      throw new Refusal('damaged-file', `${name} is not what the manifest says`);
    }
    return bytes;
  };
  const pictures = new Map<string, Picture>();
  const articles: ImportedArticle[] = [];
  const failures: FailedMember[] = [];
  for (const id of ids) {
    try {
      articles.push(await restoreArticle(id, read, pictures));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = partNames.article(id);
      failures.push({ place, error: { code: error.code, file, detail: error.message } });
    }
  }
  return { articles, failures };
}

/** Each element of a tree is two deep in JSON, itself and its children, and lies in an article. */
const deepest = maximumDepth * 2 + 16;

async function restoreArticle(
  id: string,
  read: ReadPart,
  known: Map<string, Picture>,
): Promise<ImportedArticle> {
  const value = await readDocument(await read(partNames.article(id)), deepest);
  const { article, ...kept } = checkedArticle(value, id);
  const bytes = await read(partNames.original(id));
  const { name, size } = article.provenance;
  if (hashOf(bytes) !== id || bytes.length !== size) {
    throw new Refusal('damaged-file', 'the original is not the one of its article');
  }
  return {
    article,
    original: { name, bytes },
    assets: await picturesOf(article, read, known),
    kept,
  };
}

/** An article and what a library knew of it, brought to the present version. */
interface Restored extends KeptRecord {
  readonly article: Article;
}

function checkedArticle(value: Json | undefined, id: string): Restored {
  const body = isJsonObject(value) ? valueAt(value, 'article') : null;
  if (isJsonObject(body) && !isSafeTree(valueAt(body, 'body'))) {
    throw new Refusal('unsafe-file', 'the body is not a safe tree');
  }
  const envelope = v.safeParse(ExportedArticleSchema, value);
  if (!envelope.success) throw new Refusal('damaged-file', 'not an article');
  const { versions, addedAt, ...held } = envelope.output;
  if (Object.entries(versions).some(([name, of]) => of > presentVersions[name as 'article'])) {
    throw new Refusal('newer-file', 'an article of a version to come');
  }
  const { contents, reading: ofReading, bookmarks: ofBookmarks } = migrations;
  const article = migrate(contents, versions.article, held.article, ArticleSchema);
  const readings = v.array(ReadingRecordSchema);
  const [reading] = migrate(ofReading, versions.reading, [held.reading], readings) ?? [];
  const marks = v.array(BookmarkSchema);
  const bookmarks = migrate(ofBookmarks, versions.bookmarks, held.bookmarks, marks);
  if (article === undefined || reading === undefined || bookmarks === undefined) {
    throw new Refusal('damaged-file', 'not of the version that it says');
  }
  const owners = [article.id, reading.articleId, ...bookmarks.map(({ articleId }) => articleId)];
  if (owners.some((owner) => owner !== id)) throw new Refusal('damaged-file', 'of another article');
  return { article: harmless(article), addedAt, reading, bookmarks };
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

/** An article's pictures; one that several articles show is read once. */
async function picturesOf(
  { assets }: Article,
  read: ReadPart,
  known: Map<string, Picture>,
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const { hash, type, size } of assets) {
    const picture = known.get(hash) ?? pictureOf(await read(partNames.asset(hash)));
    if (picture?.hash !== hash || picture.type !== type || picture.bytes.length !== size) {
      throw new Refusal('unsafe-file', 'not the picture that it is said to be');
    }
    known.set(hash, picture);
    pictures.push(picture);
  }
  return pictures;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
