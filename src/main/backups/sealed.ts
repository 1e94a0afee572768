import type * as v from 'valibot';
import { safeParse } from 'valibot';
import { seal as sealBytes, sealOf, unseal as unsealBytes } from '../durable/envelope';

/** The version of everything in a backup folder; a later one is not touched. */
const backupVersion = 1;

/** The bytes of a file of this name that holds `data`. */
export function seal(store: string, savedAt: string, data: unknown): Uint8Array {
  const head = { store, schema: backupVersion, savedAt, seq: 1 };
  return sealBytes(head, Buffer.from(JSON.stringify(data))).bytes;
}

/** True for the bytes of a sealed file, ours or a library's store, that are those which were written. */
export function isWhole(bytes: Buffer): boolean {
  return sealOf(bytes) !== null;
}

/** The data of a file of this name, or undefined when it is not whole, not of this schema, or of a newer version. */
export function unseal<T>(
  bytes: Buffer,
  store: string,
  schema: v.GenericSchema<unknown, T>,
): T | undefined {
  if (!isWhole(bytes)) return undefined;
  const envelope = unsealBytes(bytes, store);
  if ('damage' in envelope || envelope.schema !== backupVersion) return undefined;
  const data = safeParse(schema, envelope.data);
  return data.success ? data.output : undefined;
}
