import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** What stands around the data of our files, as around those of a library: by its hash a whole file is known. */
const EnvelopeSchema = v.strictObject({
  store: v.string(),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of the whole file, with zeros here. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  data: v.unknown(),
});

/** The version of everything in a backup folder; a later one is not touched. */
const backupVersion = 1;

const zeros = '0'.repeat(64);
const hashField = '"sha256":"';

/** The bytes of a file of this name that holds `data`. */
export function seal(store: string, savedAt: string, data: unknown): Buffer {
  const schema = backupVersion;
  const text = JSON.stringify({ store, schema, savedAt, seq: 1, sha256: zeros, data });
  const bytes = Buffer.from(`${text}\n`);
  bytes.write(
    createHash('sha256').update(bytes).digest('hex'),
    bytes.indexOf(hashField) + hashField.length,
  );
  return bytes;
}

/** True for the bytes of a sealed file, ours or a library's store, that are those which were written. */
export function isWhole(bytes: Buffer): boolean {
  const field = bytes.indexOf(hashField);
  if (field < 0) return false;
  const at = field + hashField.length;
  const hash = createHash('sha256')
    .update(bytes.subarray(0, at))
    .update(zeros)
    .update(bytes.subarray(at + zeros.length))
    .digest('hex');
  return bytes.subarray(at, at + zeros.length).equals(Buffer.from(hash));
}

/** The data of a file of this name, or undefined when it is not whole, not of this schema, or of a newer version. */
export function unseal<T>(
  bytes: Buffer,
  store: string,
  schema: v.GenericSchema<unknown, T>,
): T | undefined {
  if (!isWhole(bytes)) return undefined;
  const envelope = v.safeParse(EnvelopeSchema, readJson(bytes));
  if (!envelope.success || envelope.output.store !== store) return undefined;
  if (envelope.output.schema !== backupVersion) return undefined;
  const data = v.safeParse(schema, envelope.output.data);
  return data.success ? data.output : undefined;
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
