import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const ManifestSchema = v.strictObject({
  /** Of the rules by which its words were made. */
  version: v.string(),
  /** The number of the next segment. */
  next: v.pipe(v.number(), v.integer(), v.minValue(1)),
  segments: v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.regex(/^\d{6,}$/)),
      /** The documents that are gone from it. */
      gone: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
});
/** Which segments an index has. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** The manifest's file in an index's folder. */
const manifestName = 'index.json';

/** Reads the manifest of an index; an empty one where there is none, or one of other rules. */
export function readManifest(folder: string, version: string): Manifest {
  try {
    const text = readFileSync(join(folder, manifestName), 'utf8');
    const manifest = v.parse(ManifestSchema, JSON.parse(text));
    return manifest.version === version ? manifest : { version, next: manifest.next, segments: [] };
  } catch {
    return { version, next: 1, segments: [] };
  }
}

/** Replaces the manifest of an index in one step, durably where the system can; throws what it throws. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const path = join(folder, manifestName);
  writeFileSync(`${path}.new`, JSON.stringify(manifest));
  const file = openSync(`${path}.new`, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
