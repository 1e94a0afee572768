import type { BesidePicture, ImportedArticle, OriginalFile } from '#shared/imported';
import type { CheckFinding, Repair, RepairReport } from '#shared/library';
import { failed, ok, type Failure, type Result } from '#shared/result';
import type { ReadingRecord } from '#shared/marks';
import type { Importer } from './importer';
import type { Library } from './library/library';
import { nameOf } from './rereadingMany';
import { eachSideBySide } from './sideBySide';

interface Parts {
  readonly library: Library;
  readonly importer: Pick<Importer, 'again' | 'width'>;
}

type Asked = Pick<ReadingRecord, 'encoding' | 'corrections'>;

const isId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);
const keyOf = ({ what, id }: Pick<CheckFinding, 'what' | 'id'>): string => `${what} ${id}`;

/**
 * Holds the library against its hashes and schemas and makes whole what can be: stores from memory,
 * contents and pictures from their originals, records of orphaned originals by importing these. Nothing
 * is deleted: a damaged file is kept under a new name. What a second check still misses is lost, and
 * named. Fails only when the library cannot be written to.
 */
export async function repairLibrary(parts: Parts): Promise<Result<RepairReport>> {
  const { library } = parts;
  const stores = await library.mending.stores();
  if (!stores.ok) return stores;
  const before = (await library.check()).findings;
  const aside = await setDamagedAside(library, before);
  if (!aside.ok) return aside;
  const unread = new Map<string, Failure>();
  await mendArticles(parts, before, unread);
  const adopted = await adopt(parts, before, unread);
  const { findings, ...after } = await library.check();
  const left = new Set(findings.map(keyOf));
  const isFault = ({ kind }: CheckFinding): boolean => kind !== 'orphan';
  const repair = (outcome: Repair['outcome'], { what, id, articleId }: Found): Repair => ({
    ...{ outcome, what, id, article: nameOf(library, articleId ?? id) },
    keptAs: aside.value.get(keyOf({ what, id })) ?? null,
    error: unread.get(articleId ?? id) ?? null,
  });
  const orphans = before.filter(({ kind, id }) => kind === 'orphan' && unread.has(id));
  const faults = before.filter(isFault);
  const mended = faults.filter((fault) => !left.has(keyOf(fault)) && !adopted.has(fault.id));
  return ok({
    ...after,
    repairs: [
      ...library.notices.map(({ file, keptAs }) => keptAside(file, keptAs)),
      ...stores.value.map(({ file, keptAs }) => keptAside(file, keptAs)),
      ...distinct(mended).map((found) => repair('mended', found)),
      ...[...adopted].map((id) => repair('adopted', { what: 'original', id })),
      ...orphans.map((found) => repair('unread', found)),
      ...distinct(findings.filter(isFault)).map((found) => repair('lost', found)),
    ],
  });
}

type Found = Pick<CheckFinding, 'what' | 'id' | 'articleId'>;

/** The same picture may be missed by several articles. */
const distinct = (findings: readonly CheckFinding[]): readonly CheckFinding[] => [
  ...new Map(findings.map((finding) => [keyOf(finding), finding])).values(),
];

const keptAside = (file: string, keptAs: string): Repair => ({
  ...{ outcome: 'kept-aside', what: 'record', id: file, article: null, keptAs, error: null },
});

/** Answers the new names of damaged files, by what they were. */
async function setDamagedAside(
  library: Library,
  findings: readonly CheckFinding[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const names = new Map<string, string>();
  for (const finding of findings.filter(({ kind }) => kind === 'damaged')) {
    const keptAs = await library.mending.setAside(finding);
    if (!keptAs.ok) return keptAs;
    if (keptAs.value !== null) names.set(keyOf(finding), keptAs.value);
  }
  return ok(names);
}

/** Makes contents and pictures again from their originals; a content failing that, from an earlier reading. */
async function mendArticles(
  { library, importer }: Parts,
  findings: readonly CheckFinding[],
  unread: Map<string, Failure>,
): Promise<void> {
  const faults = findings.filter(({ kind }) => kind !== 'orphan');
  const contents = faults.filter(({ what }) => what === 'content').map(({ id }) => id);
  const pictured = faults.flatMap(({ articleId }) => articleId ?? []);
  const noOriginal: string[] = [];
  await eachSideBySide(new Set([...contents, ...pictured]), importer.width, async (id) => {
    const row = library.row(id);
    const original = await library.original(id);
    const read =
      row === null || !original.ok
        ? failed('not-found')
        : await readAs(importer, original.value, id, {
            ...{ asked: row.reading, folder: row.summary.provenance.folder },
            beside: await besides(library, id),
          });
    const mended = read.ok ? await library.mending.mend(read.value, row?.reading ?? asFound) : read;
    if (mended.ok) return;
    if (original.ok) unread.set(id, mended.error);
    if (contents.includes(id)) noOriginal.push(id);
  });
  await library.mending.recover(noOriginal);
}

const asFound: Asked = { encoding: null, corrections: null };

/** The pictures that lay beside an article's page; none where the article itself is not whole. */
async function besides(library: Library, id: string): Promise<readonly BesidePicture[]> {
  const beside = await library.beside(id);
  return beside.ok ? beside.value : [];
}

/** How an original is read: as its reader wants it, in its folder, with the pictures that lay beside it. */
interface Way {
  readonly asked: Asked;
  readonly folder?: string | undefined;
  readonly beside?: readonly BesidePicture[];
}

/** Reads one article from its original. */
async function readAs(
  importer: Parts['importer'],
  file: OriginalFile,
  id: string,
  { asked: { encoding, corrections }, folder, beside = [] }: Way,
): Promise<Result<ImportedArticle>> {
  // A copy: the thread that reads it may take its bytes along.
  const copy = { name: file.name, bytes: Uint8Array.from(file.bytes) };
  const choices = {
    ...(encoding === null ? {} : { encoding }),
    ...(corrections === null ? {} : { corrections }),
    ...(folder === undefined ? {} : { folder }),
  };
  const read = await importer.again(copy, choices, beside);
  if (!read.ok) return read;
  const own = read.value.articles.find(({ article }) => article.id === id);
  return own === undefined ? failed('no-article', { file: file.name }) : ok(own);
}

/** Brings articles back whose records are gone: by a content that is there, else by importing the original. */
async function adopt(
  { library, importer }: Parts,
  findings: readonly CheckFinding[],
  unread: Map<string, Failure>,
): Promise<ReadonlySet<string>> {
  const orphans = findings.filter(({ kind, what }) => kind === 'orphan' && what === 'original');
  const missing = findings.filter(({ what, id }) => what === 'record' && isId(id));
  const wanted = new Set([...orphans, ...missing].map(({ id }) => id));
  const recovered = await library.mending.recover([...wanted]);
  const adopted = new Set(recovered.ok ? recovered.value : []);
  await eachSideBySide(wanted, importer.width, async (id) => {
    const stray = adopted.has(id) ? failed('not-found') : await library.mending.stray(id);
    if (!stray.ok) return;
    const { bytes, name, asked } = stray.value;
    let result: Result<unknown> = failed('unknown-format');
    for (const each of [...(name === null ? [] : [name]), guessedName(id, bytes)]) {
      const read = await readAs(importer, { name: each, bytes }, id, { asked });
      result = read.ok ? await library.add([read.value]) : read;
      if (result.ok) break;
    }
    if (result.ok) adopted.add(id);
    else unread.set(id, result.error);
  });
  return adopted;
}

/** A name for an original that nobody knows the name of; most formats are known by their bytes, a page by its name. */
function guessedName(id: string, bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const isPage = /^[^<]{0,40}<(?:!doctype html|html|head|body)\b/i.test(start);
  return `${id.slice(0, 12)}${isPage ? '.html' : ''}`;
}
