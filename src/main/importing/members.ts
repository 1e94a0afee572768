import type { FailedMember, ImportedArticle, ImportedFile } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import type { ContainerFormat } from './formats/format';
import { harmlessName, harmlessPath } from './names';
import { Refusal } from './refusal';
import type { Member, OriginalFile } from './stages';

/** A file that holds others, how many such files it lies in itself, and the folder that it lies in. */
interface Outer {
  readonly file: OriginalFile;
  readonly depth: number;
  readonly folder: string;
}

/** An archive in an archive is somebody's backup; deeper ones are made to fill a disk. */
const maximumDepth = 2;
/** So many articles are a library of their own, and all of them stand in a thread's memory. */
const maximumArticles = 20_000;

/**
 * Imports every file in a container by `importMember`, each with the folder that it lies in. Fails with
 * `no-article` when there is nothing in it, and with the member's own error when there is but one.
 */
export async function readMembers(
  outer: Outer,
  format: ContainerFormat,
  importMember: (file: OriginalFile, folder: string) => Promise<Result<ImportedFile>>,
): Promise<Result<ImportedFile>> {
  const { file, depth } = outer;
  if (depth >= maximumDepth) {
    throw new Refusal('unsafe-file', 'archives are packed in one another');
  }
  const articles: ImportedArticle[] = [];
  const failures: FailedMember[] = [];
  for await (const member of format.open(file)) {
    if ('error' in member) {
      failures.push({ place: harmlessPath(member.place), error: member.error });
      continue;
    }
    const { place } = member;
    const imported = await importMember(named(member.file), folderOf(outer.folder, place));
    if (!imported.ok) {
      failures.push({ place: harmlessPath(place), error: imported.error });
      continue;
    }
    for (const failure of imported.value.failures) {
      failures.push({ ...failure, place: `${harmlessPath(place)}/${failure.place}` });
    }
    if (articles.length + imported.value.articles.length > maximumArticles) {
      throw new Refusal('too-large', 'too many articles');
    }
    articles.push(...imported.value.articles.map((article) => within(article, file.name, place)));
  }
  return articles.length + failures.length === 0
    ? failed('no-article', { file: file.name })
    : ok({ articles, failures });
}

const named = (file: (Member & { file: OriginalFile })['file']): OriginalFile => ({
  ...file,
  name: harmlessName(file.name),
});

function folderOf(outer: string, place: string): string {
  const parts = harmlessPath(place).split('/').slice(0, -1);
  return [...(outer === '' ? [] : [outer]), ...parts].join('/');
}

/** An article says which archive it came out of; the outermost comes first. */
function within(imported: ImportedArticle, name: string, place: string): ImportedArticle {
  // What comes out of a library of ours says where it had come from before.
  if (imported.kept !== undefined) return imported;
  const { provenance } = imported.article;
  const inner = provenance.container;
  const path = inner === undefined ? harmlessPath(place) : `${harmlessPath(place)}/${inner.place}`;
  const container = { name, place: path };
  return {
    ...imported,
    article: { ...imported.article, provenance: { ...provenance, container } },
  };
}
