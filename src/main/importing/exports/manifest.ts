import * as v from 'valibot';
import {
  exportFormat,
  exportVersion,
  manifestName,
  ManifestSchema,
  type Manifest,
} from '#shared/exported';
import type { Archive } from '../archive/archive';
import { valueAt } from '../json/json';
import { documentIn } from '../json/document';
import { isJsonObject, type JsonObject } from '../json/readJson';
import { Refusal } from '../refusal';

const manifests = new WeakMap<Archive, Promise<JsonObject | null>>();

/** The manifest of an archive that says that it is an export of ours, not checked yet; null for any other archive. */
export function manifestOf(archive: Archive): Promise<JsonObject | null> {
  const known = manifests.get(archive);
  if (known !== undefined) return known;
  const manifest = readManifest(archive);
  manifests.set(archive, manifest);
  return manifest;
}

async function readManifest(archive: Archive): Promise<JsonObject | null> {
  if (!archive.has(manifestName)) return null;
  const bytes = await archive.read(manifestName).catch(() => null);
  const manifest = bytes === null ? undefined : await documentIn(bytes);
  return isJsonObject(manifest) && valueAt(manifest, 'format') === exportFormat ? manifest : null;
}

/** The manifest, checked. Throws a `Refusal`: `newer-file` for a version to come, `damaged-file` for what is none. */
export async function checkedManifest(archive: Archive): Promise<Manifest> {
  const manifest = (await manifestOf(archive)) ?? {};
  const version = valueAt(manifest, 'version');
  if (typeof version === 'number' && version > exportVersion) {
    throw new Refusal('newer-file', `version ${version} of the export`);
  }
  const checked = v.safeParse(ManifestSchema, manifest);
  if (!checked.success) throw new Refusal('damaged-file', 'the manifest is not whole');
  return checked.output;
}
