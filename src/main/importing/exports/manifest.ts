import * as v from 'valibot';
import {
  exportFormat,
  exportVersion,
  manifestName,
  ManifestSchema,
  type Manifest,
} from '#shared/exported';
import type { PartArchive } from '../archive/partArchive';
import { valueAt } from '../json/json';
import { documentIn } from '../json/document';
import { isJsonObject, type JsonObject } from '../json/readJson';
import { Refusal } from '../refusal';

const manifests = new WeakMap<PartArchive, Promise<JsonObject | null>>();

/**
 * The manifest of an archive that says that it is an export of ours, not checked yet; null for any other archive.
 * Throws a `Refusal` when it cannot be read.
 */
export function manifestOf(archive: PartArchive): Promise<JsonObject | null> {
  const known = manifests.get(archive);
  if (known !== undefined) return known;
  const manifest = readManifest(archive);
  manifests.set(archive, manifest);
  return manifest;
}

async function readManifest(archive: PartArchive): Promise<JsonObject | null> {
  const bytes = await archive.read(manifestName);
  const manifest = bytes === null ? undefined : await documentIn(bytes);
  return isJsonObject(manifest) && valueAt(manifest, 'format') === exportFormat ? manifest : null;
}

/** The manifest, checked. Throws a `Refusal`: `newer-file` for a version to come, `damaged-file` for what is none. */
export async function checkedManifest(archive: PartArchive): Promise<Manifest> {
  const manifest = (await manifestOf(archive)) ?? {};
  const version = valueAt(manifest, 'version');
  if (typeof version === 'number' && version > exportVersion) {
    throw new Refusal('newer-file', `version ${version} of the export`);
  }
  const checked = v.safeParse(ManifestSchema, manifest);
  if (!checked.success) throw new Refusal('damaged-file', 'the manifest is not whole');
  return checked.output;
}

/** Whether an archive has parts as an export of ours names them, whatever it says that it is. */
export function holdsOurParts(archive: Pick<PartArchive, 'names'>): boolean {
  for (const name of archive.names()) if (ourPart.test(name)) return true;
  return false;
}

/** An article's part in an export, and the SHA-256 that its bytes must have. */
export interface ListedArticle {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
}

const articlePart = /^articles\/([0-9a-f]{64})\.([0-9a-f]{64})\.json$/;
const changesPart = /^changes\/([0-9a-f]{64})\.([0-9a-f]{64})\.json$/;
const ourPart = /^(?:originals|articles|assets|changes)\/[0-9a-f]{64}(?:\.[0-9a-f]{64}\.json)?$/;
const articlePartBefore = /^articles\/([0-9a-f]{64})\.json$/;

/** What was done with articles that are not in an export themselves, by the names of its parts. */
export function* changesIn(archive: Pick<PartArchive, 'names'>): Generator<ListedArticle> {
  for (const name of archive.names()) {
    const [, id, sha256] = changesPart.exec(name) ?? [];
    if (id !== undefined && sha256 !== undefined) yield { id, name, sha256 };
  }
}

/** The articles of an export in their order: by the names of its parts, in version 1 by its manifest. */
export function* articlesIn(
  manifest: Manifest,
  archive: Pick<PartArchive, 'names'>,
): Generator<ListedArticle> {
  if (manifest.version === 1) {
    for (const { name, sha256 } of new Map(
      manifest.parts.map((part) => [part.name, part]),
    ).values()) {
      const id = articlePartBefore.exec(name)?.[1];
      if (id !== undefined) yield { id, name, sha256 };
    }
    return;
  }
  for (const name of archive.names()) {
    const [, id, sha256] = articlePart.exec(name) ?? [];
    if (id !== undefined && sha256 !== undefined) yield { id, name, sha256 };
  }
}
