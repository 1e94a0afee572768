import type { ImportedArticle, KeptArticle } from '#shared/imported';
import type { Library } from '../../../src/main/library/library';
import { exportArticles } from '../../../src/main/exporting/exporting';
import { importFile } from '../../../src/main/importing/pipeline';
import { importPath } from '../../../src/main/workers/importPath';
import { goldenCases } from '../../support/goldenCases';
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
