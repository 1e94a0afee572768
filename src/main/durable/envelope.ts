import { createHash } from 'node:crypto';
import * as v from 'valibot';

/**
 * What stands around the data of every store. This form never changes, whatever `schema` counts to:
 * by it an older program tells a newer library from a damaged one.
 */
const EnvelopeSchema = v.strictObject({
  /** The store's name, so that one store's file in another's place is known for what it is. */
  store: v.string(),
  /** The version of the data's form: 1, 2 … */
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** How many times this store has been written. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of the whole file, with zeros here. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  data: v.unknown(),
});

/** A store's data with what is known of the moment it was saved. */
export type Envelope = Omit<v.InferOutput<typeof EnvelopeSchema>, 'sha256'>;

const zeros = '0'.repeat(64);
const hashField = '"sha256":"';
const dataField = ',"data":';
const ending = '}\n';

/** The bytes of a store's file, and the hash that they bear; `data` is JSON in UTF-8. */
export function seal(
  { store, schema, savedAt, seq }: Omit<Envelope, 'data'>,
  data: Uint8Array,
): { readonly bytes: Uint8Array; readonly sha256: string } {
  const head = JSON.stringify({ store, schema, savedAt, seq, sha256: zeros }).slice(0, -1);
  const bytes = Buffer.concat([Buffer.from(`${head}${dataField}`), data, Buffer.from(ending)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  bytes.write(sha256, hashPlace(bytes));
  return { bytes, sha256 };
}

/** The hash that a store's file bears; null when its bytes are not those that were sealed under it. */
export function sealOf(bytes: Buffer): string | null {
  const at = hashPlace(bytes);
  if (at < 0) return null;
  const hash = createHash('sha256')
    .update(bytes.subarray(0, at))
    .update(zeros)
    .update(bytes.subarray(at + zeros.length))
    .digest('hex');
  return bytes.subarray(at, at + zeros.length).equals(Buffer.from(hash)) ? hash : null;
}

/** The data of a file that `seal` made, still as JSON. */
export function sealedData(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf(dataField) + dataField.length, -ending.length);
}

/** Where so many bytes of data begin in a file of so many that `seal` made. */
export const placeOfData = (size: number, length: number): number => size - ending.length - length;

/** Reads a file back whose seal holds, or says why it is not this store's. */
export function unseal(bytes: Buffer, store: string): Envelope | { readonly damage: string } {
  const envelope = v.safeParse(EnvelopeSchema, readJson(bytes));
  if (!envelope.success) return { damage: 'not an envelope' };
  if (envelope.output.store !== store) return { damage: `of ${envelope.output.store}` };
  return envelope.output;
}

/** Where the hash stands; it comes before the data, so the first such field is the envelope's own. */
function hashPlace(bytes: Buffer): number {
  const at = bytes.indexOf(hashField);
  return at < 0 ? at : at + hashField.length;
}

/** The value of some JSON in UTF-8, or undefined when it is not JSON. */
export function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
