import type { ImportedArticle, ImportedFile } from '#shared/imported';
import { harmlessName } from '#shared/text/harmlessName';
import type { Failure, Result } from '#shared/result';
import type { ContainerFormat } from './formats/format';
import { harmlessPath } from './names';
import { Refusal } from './refusal';
import type { LookBeside, Member, OriginalFile } from './stages';

/** A file that holds others, how many such files it lies in itself, the folder that it lies in, and where its parts go. */
interface Outer {
  readonly file: OriginalFile;
  readonly depth: number;
  readonly folder: string;
  readonly give: (part: ImportedFile) => Promise<void>;
}

/** Imports a file of a container, which lies in a folder there, with others beside it. */
type ImportMember = (
  file: OriginalFile,
  where: { readonly folder: string; readonly beside: LookBeside },
) => Promise<Result<ImportedFile>>;

/** An archive in an archive is somebody's backup; deeper ones are made to fill a disk. */
const maximumDepth = 2;
/** So many articles are a library of their own. */
const maximumArticles = 20_000;

/**
 * Imports every file in a container by `importMember`, each with the folder that it lies in, and gives
 * what came of it; answers how many articles and failures that were. Throws `unsafe-file` for a container
 * that lies too deep in others, and `too-large` when there are too many articles.
 */
export async function readMembers(
  outer: Outer,
  format: ContainerFormat,
  importMember: ImportMember,
): Promise<number> {
  const { file, depth, give } = outer;
  if (depth >= maximumDepth) {
    throw new Refusal('unsafe-file', 'archives are packed in one another');
  }
  let articles = 0;
  let failures = 0;
  for await (const member of format.open(file)) {
    const part = await readMember(outer, member, importMember);
    articles += part.articles.length;
    failures += part.failures.length;
    if (articles > maximumArticles) throw new Refusal('too-large', 'too many articles');
    await give(part);
  }
  return articles + failures;
}

/** What one member holds, and what in it could not be imported. */
async function readMember(
  { file, folder }: Outer,
  member: Member,
  importMember: ImportMember,
): Promise<ImportedFile> {
  const { place } = member;
  const path = harmlessPath(place);
  const none = (error: Failure): ImportedFile => ({
    articles: [],
    failures: [{ place: path, error }],
  });
  if ('error' in member) return none(member.error);
  const imported = await importMember(named(member.file), {
    folder: folderOf(folder, place),
    beside: member.beside,
  });
  if (!imported.ok) return none(imported.error);
  return {
    articles: imported.value.articles.map((article) => within(article, file.name, place)),
    failures: imported.value.failures.map((failure) => ({
      ...failure,
      place: `${path}/${failure.place}`,
    })),
  };
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
