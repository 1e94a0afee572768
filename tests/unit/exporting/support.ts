import type { KeptArticle } from '#shared/imported';
import type { Library } from '../../../src/main/library/library';
import { exportArticles, type VolumeLimits } from '../../../src/main/exporting/exporting';
import { importFile } from '../../../src/main/importing/pipeline';
import { readFile } from '../../../src/main/intake/intake';
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

/** Exports a library, or some of its articles; answers the paths of the files. */
export async function exported(
  library: Library,
  path: string,
  options: { readonly ids?: readonly string[]; readonly limits?: VolumeLimits } = {},
): Promise<readonly string[]> {
  const { ids, limits } = options;
  const report = valueOf(
    await exportArticles(library.kept(ids), path, {
      now: '2026-05-01T10:00:00.000Z',
      ...(limits && { limits }),
    }),
  );
  return report.files;
}

/** Imports files as a thread does, and keeps what is in them. */
export async function importInto(library: Library, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { articles, failures } = valueOf(await importFile(valueOf(await readFile(path))));
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    valueOf(await library.add(articles));
  }
}

/** A library's worth of articles of every format, with pictures and what readers did elsewhere. */
export async function addGoldenArticles(library: Library): Promise<void> {
  for (const { file, bytes } of goldenCases()) {
    const result = await importFile({ name: file, bytes });
    if (result.ok) valueOf(await library.add(result.value.articles));
  }
}
