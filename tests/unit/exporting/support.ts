import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentExtension, type DocumentFormatName } from '#shared/exportedDocument';
import type { ImportedArticle, KeptArticle } from '#shared/imported';
import type { Result } from '#shared/result';
import type { MonthRegion } from '#shared/text/monthRegion';
import type { Library } from '../../../src/main/library/library';
import { exportArticles, exportDocument } from '../../../src/main/exporting/exporting';
import { importFile } from '../../../src/main/importing/pipeline';
import { importPath } from '../../../src/main/workers/importPath';
import { goldenCases } from '../../support/goldenCases';
import { unread } from '../../support/samples';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf } from '../library/support';

/** Everything that a library keeps of its articles, in their order. */
export async function everythingIn(library: Library): Promise<readonly KeptArticle[]> {
  const kept: KeptArticle[] = [];
  for await (const each of library.kept()) {
    const { original, assets, ...rest } = valueOf(each);
    kept.push({
      ...rest,
      original: { ...original, bytes: Uint8Array.from(original.bytes) },
      assets: assets.map((asset) => ({ ...asset, bytes: Uint8Array.from(asset.bytes) })),
    });
  }
  return kept;
}

/** Exports a library, or some of its articles; answers the path of the file. */
export async function exported(
  library: Library,
  path: string,
  ids?: readonly string[],
): Promise<string> {
  const now = '2026-05-01T10:00:00.000Z';
  valueOf(await exportArticles(library.kept(ids), path, { now }));
  return path;
}

/** Imports a file as a thread does, and keeps what is in it. */
export async function importInto(library: Library, path: string): Promise<void> {
  const read: ImportedArticle[] = [];
  const imported = await importPath(path, '', ({ articles, failures }) => {
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    read.push(...articles);
    return Promise.resolve();
  });
  valueOf(imported);
  valueOf(await library.add(read));
}

/** A library's worth of articles of every format, with pictures and what readers did elsewhere. */
export async function addGoldenArticles(library: Library): Promise<void> {
  for (const { file, bytes } of goldenCases()) {
    const result = await importFile({ name: file, bytes });
    if (result.ok) valueOf(await library.add(result.value.articles));
  }
}

/** Articles one after the other. */
export async function* from(articles: readonly KeptArticle[]): AsyncGenerator<Result<KeptArticle>> {
  for (const value of articles) yield await Promise.resolve({ ok: true as const, value });
}

/** A file of some articles, and how it is called. */
export async function written(
  articles: readonly KeptArticle[],
  format: DocumentFormatName,
  withMarks = false,
  months: MonthRegion = 'fibrayir',
): Promise<{ name: string; path: string; bytes: Uint8Array }> {
  const name = `x.${documentExtension(format, articles.length)}`;
  const path = join(await temporaryFolder(), name);
  const options = { format, withMarks, months, articles: articles.length };
  valueOf(await exportDocument(from(articles), path, options));
  return { name, path, bytes: new Uint8Array(await readFile(path)) };
}

/** The one article of a file, kept so. */
export async function keptFrom(name: string, bytes: Uint8Array): Promise<KeptArticle> {
  const [imported] = valueOf(await importFile({ name, bytes })).articles;
  return keptOf(imported!);
}

/** An article as a library keeps it that has just taken it. */
export function keptOf(imported: ImportedArticle): KeptArticle {
  const addedAt = '2026-03-01T08:00:00.000Z';
  const reading = { ...unread(imported.article.id), updatedAt: addedAt };
  return { ...imported, kept: { addedAt, reading, bookmarks: [] } };
}
