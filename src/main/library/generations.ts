import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as v from 'valibot';
import { sealedData, sealOf, unseal, type Envelope } from '../durable/envelope';
import { errnoOf } from '../durable/systemErrors';
import { LibraryError } from './failure';
import type { Resting } from './packedItems';
import { migrate, migrations, schemaVersion, type StoreKind } from '#shared/migrations';

/** What a store is called, and what its data must be; its file is `<name>.json`. */
export interface StoreForm<T, Stored = T> {
  readonly name: string;
  readonly kind: StoreKind;
  readonly schema: v.GenericSchema<unknown, Stored>;
  /** How data is held otherwise than it is stored; absent where it is the same. */
  readonly packing?: Packing<T, Stored>;
}

/** A way to hold data that is cheaper than what is parsed from JSON. */
interface Packing<T, Stored> {
  readonly pack: (stored: Stored) => T;
  /** As JSON in UTF-8. */
  readonly toJson: (data: T) => Uint8Array;
  /** What was met at an earlier opening, if anything was. */
  readonly known: KnownFile<T> | null;
}

/** A file that was read at an earlier opening: one that bears its hash need not be parsed again. */
interface KnownFile<T> extends Sealed {
  /** What the system told of it; null when it cannot be known by that. */
  readonly identity: string | null;
  /** How many bytes of JSON its data are. */
  readonly size: number;
  /** Its data, whose JSON is given or rests somewhere. */
  readonly data: (json: Buffer | Resting) => T;
}

/** What tells one generation of a store from all others. */
export interface Sealed {
  /** Null when the same data would be other bytes if it were written now. */
  readonly sha256: string | null;
  readonly savedAt: string;
  readonly seq: number;
}

/** What the envelope of a generation tells of its writing. */
type Saved = Pick<Envelope, 'savedAt' | 'seq' | 'schema'>;

/** What one generation of a store was found to be. */
export type Generation<T> =
  | ({ readonly state: 'good'; readonly data: T; readonly sealed: Sealed | null } & Saved)
  | { readonly state: 'damaged'; readonly detail: string }
  | ({ readonly state: 'newer'; readonly data: unknown } & Saved)
  | { readonly state: 'missing' };

const damaged = (detail: string): Generation<never> => ({ state: 'damaged', detail });

/**
 * Reads a store's file and holds it against its hash, name and schema; changes nothing. A file that
 * cannot be read now (a failing disk, no permission) is not called damaged: that throws `unreadable-file`.
 */
export async function readGeneration<T, Stored>(
  folder: string,
  file: string,
  form: StoreForm<T, Stored>,
): Promise<Generation<T>> {
  try {
    return generationOf(await readFile(join(folder, file)), form);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR') return { state: 'missing' };
    if (errno === 'EISDIR' || errno === 'ELOOP') return damaged(errno);
    throw new LibraryError('unreadable-file', { file, detail: String(error) });
  }
}

function generationOf<T, Stored>(bytes: Buffer, form: StoreForm<T, Stored>): Generation<T> {
  const sha256 = sealOf(bytes);
  if (sha256 === null) return damaged('not the bytes that were saved');
  const steps = migrations[form.kind];
  const known = form.packing?.known;
  if (known?.sha256 === sha256) {
    const { savedAt, seq } = known;
    const data = known.data(sealedData(bytes));
    const sealed = { sha256, savedAt, seq };
    return { state: 'good', data, sealed, savedAt, seq, schema: schemaVersion(steps) };
  }
  const envelope = unseal(bytes, form.name);
  if ('damage' in envelope) return damaged(envelope.damage);
  const { schema, savedAt, seq } = envelope;
  const saved = { savedAt, seq, schema };
  if (schema > schemaVersion(steps)) return { state: 'newer', data: envelope.data, ...saved };
  const stored = migrate(steps, schema, envelope.data, form.schema);
  if (stored === undefined) return damaged('not of its schema');
  const data = packed(form, stored);
  const isAsWritten =
    form.packing !== undefined &&
    schema === schemaVersion(steps) &&
    sealedData(bytes).equals(form.packing.toJson(data));
  const sealed = { sha256: isAsWritten ? sha256 : null, savedAt, seq };
  return { state: 'good', data, sealed, ...saved };
}

/** Stored data as it is held; without a packing it is the same. */
export function packed<T, Stored>({ packing }: StoreForm<T, Stored>, stored: Stored): T {
  return packing === undefined ? (stored as unknown as T) : packing.pack(stored);
}

/** What is held, as JSON in UTF-8. */
export function jsonOf<T, Stored>({ packing }: StoreForm<T, Stored>, data: T): Uint8Array {
  return packing === undefined ? Buffer.from(JSON.stringify(data)) : packing.toJson(data);
}
