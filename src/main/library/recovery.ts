import type { Article } from '#shared/article';
import type { ArticleFiles } from './articleFiles';
import { mapBounded } from './concurrency';
import { readContent } from './contents';
import type { ArticleRecord } from './forms';
import type { RecordOutline } from './outlines';
import { summarise } from './summarise';

const width = 4;

interface Found {
  readonly article: Article;
  readonly contentHash: string;
  readonly addedAt: string;
}

async function foundContent(files: ArticleFiles, contentHash: string): Promise<Found | null> {
  try {
    const article = await readContent(files, contentHash);
    const writtenAt = await files.writtenAt('contents', contentHash);
    return { article, contentHash, addedAt: writtenAt.toISOString() };
  } catch {
    return null; // nothing to recover from; the check names it
  }
}

/**
 * The records of articles whose contents are there and that no given record names, oldest first; of
 * those in `wanted` alone when that is given. They are taken to have been added when their contents
 * were written.
 */
export async function recoverRecords(
  files: ArticleFiles,
  known: Iterable<Pick<RecordOutline, 'key' | 'contentHash'>>,
  wanted: (id: string) => boolean = () => true,
): Promise<ArticleRecord[]> {
  const knownIds = new Set<string>();
  const knownContents = new Set<string>();
  for (const { key, contentHash } of known) {
    knownIds.add(key);
    knownContents.add(contentHash);
  }
  const unknown: string[] = [];
  for await (const hash of files.list('contents')) if (!knownContents.has(hash)) unknown.push(hash);

  const found = await mapBounded(unknown, width, (hash) => foundContent(files, hash));
  const oldestFirst = found
    .filter((content) => content !== null)
    .filter(({ article: { id } }) => !knownIds.has(id) && wanted(id))
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : 0));
  // Where one article was read more than once, its latest reading counts.
  const latest = new Map(oldestFirst.map((content) => [content.article.id, content]));
  return [...latest.values()].map(({ article, contentHash, addedAt }) => ({
    summary: summarise(article),
    addedAt,
    contentHash,
  }));
}
