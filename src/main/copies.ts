import { extname } from 'node:path';
import type { KeptArticle } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import type { FoundFile, Importer, ReadPart } from './importer';

/** What a file of an export gives when it is read: its articles, or what could not be read. */
export type Copy = AsyncIterable<Result<KeptArticle>>;

type CopyImporter = Pick<Importer, 'find' | 'read'>;

interface Given {
  readonly part: ReadPart;
  readonly taken: () => void;
}

/** Gives a part, and lets the reading go on when the next is asked for, or none. */
function* handedOver({ part, taken }: Given): Generator<ReadPart> {
  try {
    yield part;
  } finally {
    taken();
  }
}

/** What a reading hands over in parts, to be taken when it is wanted; whoever ends early ends the reading. */
async function* partsOf(
  importer: CopyImporter,
  { file, folder }: { readonly file: string; readonly folder: string },
  signal: AbortSignal,
): AsyncGenerator<ReadPart, Result<null>> {
  const ending = new AbortController();
  const given: Given[] = [];
  let wake = (): void => undefined;
  let ended: Result<null> | null = null;
  const take = (part: ReadPart): Promise<void> =>
    new Promise((taken) => {
      if (ending.signal.aborted) taken();
      given.push({ part, taken });
      wake();
    });
  const abort = (): void => {
    ending.abort();
    wake();
  };
  signal.addEventListener('abort', abort);
  const reading = importer.read(file, { folder, take, signal: ending.signal }).then((result) => {
    ended = result;
    wake();
  });
  try {
    for (;;) {
      const next = given.shift();
      if (next !== undefined) yield* handedOver(next);
      else if (signal.aborted) return failed('cancelled');
      else if (ended !== null) return ended;
      else await new Promise<void>((go) => (wake = go));
    }
  } finally {
    signal.removeEventListener('abort', abort);
    ending.abort();
    for (const { taken } of given) taken();
    await reading;
  }
}

/**
 * Everything that the exports at some paths hold, one article after another, none of them kept in memory
 * once the next is asked for; of one in several files (docs/EXPORT.md, version 1) the others, too. What cannot be
 * read is a failure in its place; a file that is no export of ours is `not-an-export`, and nothing of it is taken.
 */
export async function* copyIn(
  importer: CopyImporter,
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Result<KeptArticle>> {
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const found of importer.find([path])) {
      if (signal.aborted) return;
      if (seen.has(found.file)) continue;
      seen.add(found.file);
      if (yield* articlesIn(importer, found, signal)) {
        yield* furtherFiles(importer, path, seen, signal);
      }
    }
  }
}

/** What the further files of an export hold: those that lie beside the first and are of its version. */
async function* furtherFiles(
  importer: CopyImporter,
  path: string,
  seen: Set<string>,
  signal: AbortSignal,
): AsyncGenerator<Result<KeptArticle>> {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  for (let number = 2; ; number += 1) {
    let isThere = false;
    for await (const found of importer.find([`${stem}-${number}${ending}`])) {
      if (signal.aborted) return;
      if ('error' in found) continue;
      isThere = true;
      if (seen.has(found.file)) continue;
      seen.add(found.file);
      yield* articlesIn(importer, found, signal, 'further');
    }
    if (!isThere) return;
  }
}

/** Answers whether others may belong to it: it is of version 1, or cannot be read. Of a further one that is not, nothing is taken. */
async function* articlesIn(
  importer: CopyImporter,
  found: FoundFile,
  signal: AbortSignal,
  which: 'first' | 'further' = 'first',
): AsyncGenerator<Result<KeptArticle>, boolean> {
  if ('error' in found) {
    yield { ok: false, error: found.error };
    return false;
  }
  let mayGoOn = true;
  const parts = partsOf(importer, found, signal);
  try {
    for (;;) {
      const next = await parts.next();
      if (next.done === true) {
        yield* next.value.ok || signal.aborted ? [] : [next.value];
        return mayGoOn;
      }
      mayGoOn = next.value.of === 'volume';
      if (which === 'further' && !mayGoOn) return false;
      yield* articlesOf(next.value, nameOf(found.file));
      if (!isExport(next.value)) return false;
    }
  } finally {
    await parts.return(ok(null));
  }
}

const isExport = ({ articles }: ReadPart): boolean =>
  articles.every(({ kept }) => kept !== undefined);

/** What a part of a file gives; nothing but a failure when it is not of an export. */
function articlesOf(part: ReadPart, file: string): Result<KeptArticle>[] {
  if (!isExport(part)) return [failed('not-an-export', { file })];
  const failures = part.failures.map(({ error }) => ({ ok: false as const, error }));
  const articles = part.articles.flatMap(({ kept, ...imported }) =>
    kept === undefined ? [] : ok({ ...imported, kept }),
  );
  return [...failures, ...articles];
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
