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

/** The bytes of a store's file. */
export function seal({ store, schema, savedAt, seq, data }: Envelope): Uint8Array {
  const text = `${JSON.stringify({ store, schema, savedAt, seq, sha256: zeros, data })}\n`;
  const bytes = Buffer.from(text);
  bytes.write(createHash('sha256').update(bytes).digest('hex'), hashPlace(bytes));
  return bytes;
}

/** Reads a store's file back, or says why it is not one, whole and unchanged since it was sealed. */
export function unseal(bytes: Buffer, store: string): Envelope | { readonly damage: string } {
  const at = hashPlace(bytes);
  if (at < 0) return { damage: 'no envelope' };
  const hash = createHash('sha256')
    .update(bytes.subarray(0, at))
    .update(zeros)
    .update(bytes.subarray(at + zeros.length))
    .digest('hex');
  if (!bytes.subarray(at, at + zeros.length).equals(Buffer.from(hash))) {
    return { damage: 'not the bytes that were saved' };
  }
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
