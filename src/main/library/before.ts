import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { namesIn } from './articleFiles';
import { mapBounded } from './concurrency';
import { linkOrCopy, moveInto, syncFolder, writeNew } from '../durable/files';
import { readJson } from '../durable/envelope';
import { reportsFolder, shardKinds } from './forms';

/** Where the stores of older versions are kept as they were, a folder for each time; nothing of it is ever deleted. */
const beforeFolder = 'before';
/** What a killed process left of this is begun anew. */
const unfinished = 'unfinished';
const manifestName = 'manifest.json';

const width = 4;

const OlderStoreSchema = v.object({ file: v.string(), seq: v.number(), savedAt: v.string() });
const ManifestSchema = v.object({ keptAt: v.string(), stores: v.array(OlderStoreSchema) });

/** A store that lies on disk in an older version of its form, by what its envelope says of its writing. */
export type OlderStore = v.InferOutput<typeof OlderStoreSchema>;

const nameOf = ({ file, seq, savedAt }: OlderStore): string => `${file} ${String(seq)} ${savedAt}`;

/**
 * Keeps both generations of all stores as they are, durably, in a folder that can be opened by itself as
 * a library without its articles' files; not once more when it has been done for each of `older`. Under
 * the writer's lock, before anything is written in the present version.
 */
export async function keepBefore(
  folder: string,
  older: readonly OlderStore[],
  now: Date,
): Promise<void> {
  if (older.length === 0) return;
  const before = join(folder, beforeFolder);
  const kept = await keptIn(before);
  if (older.every((store) => kept.has(nameOf(store)))) return;
  const target = join(before, unfinished);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const there = new Set(await namesIn(folder));
  for (const name of ['', ...shardKinds, reportsFolder].filter(
    (each) => each === '' || there.has(each),
  )) {
    await keepFiles(join(folder, name), join(target, name));
  }
  const manifest = { keptAt: now.toISOString(), stores: older };
  await writeNew(join(target, manifestName), Buffer.from(`${JSON.stringify(manifest)}\n`));
  await syncFolder(target);
  // From its name on it is whole.
  await moveInto(target, join(before, await freeName(before, now)));
  await syncFolder(before);
  await syncFolder(folder);
}

/** The older stores that have been kept already. */
async function keptIn(before: string): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const name of await namesIn(before)) {
    if (name === unfinished) continue;
    const bytes = await readFile(join(before, name, manifestName)).catch(() => Buffer.alloc(0));
    const manifest = v.safeParse(ManifestSchema, readJson(bytes));
    if (manifest.success) for (const store of manifest.output.stores) kept.add(nameOf(store));
  }
  return kept;
}

/** Keeps the stores' files of one folder: those that were damaged, too. */
async function keepFiles(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && /\.json(\.1)?$/.test(entry.name))
    .map(({ name }) => name);
  if (names.length === 0) return;
  await mkdir(to, { recursive: true });
  await mapBounded(names, width, (name) => linkOrCopy(join(from, name), join(to, name)));
  await syncFolder(to);
}

/** The moment, by which the folders sort; with a number when that one is taken. */
async function freeName(before: string, now: Date): Promise<string> {
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const taken = new Set(await namesIn(before));
  let name = moment;
  for (let number = 2; taken.has(name); number += 1) name = `${moment}-${String(number)}`;
  return name;
}
