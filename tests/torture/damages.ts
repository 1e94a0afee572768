import { createHash } from 'node:crypto';

/** A store's file with other fields in its envelope, under a hash that holds. */
export function resealed(bytes: Buffer, fields: Record<string, unknown>): string {
  const envelope = JSON.parse(bytes.toString()) as object;
  const zeros = '0'.repeat(64);
  const blank = `${JSON.stringify({ ...envelope, ...fields, sha256: zeros })}\n`;
  return blank.replace(zeros, createHash('sha256').update(blank).digest('hex'));
}

/** Changes a digit of the data: JSON that parses as well as before. */
function withOtherDigit(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('"data"'); at < copy.length; at += 1) {
    const digit = copy[at] ?? 0;
    if (digit >= 0x30 && digit <= 0x38) {
      copy[at] = digit + 1;
      return copy;
    }
  }
  throw new Error('no digit');
}

/** What a store's file may be found to hold instead of what was saved; each made from the whole file. */
export const damages: Readonly<Record<string, (whole: Buffer) => string | Uint8Array>> = {
  'nothing at all': () => '',
  'half of itself': (whole) => whole.subarray(0, whole.length / 2),
  'all but its last byte': (whole) => whole.subarray(0, -1),
  'itself and some more': (whole) => Buffer.concat([whole, Buffer.from('x')]),
  'itself twice': (whole) => Buffer.concat([whole, whole]),
  null: () => 'null',
  false: () => 'false',
  '0': () => '0',
  '""': () => '""',
  '[]': () => '[]',
  '{}': () => '{}',
  'its data alone': (whole) =>
    JSON.stringify((JSON.parse(whole.toString()) as { data: unknown }).data),
  garbage: () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
  'zero bytes': (whole) => Buffer.alloc(whole.length),
  'UTF-16': (whole) => Buffer.from(`\ufeff${whole.toString()}`, 'utf16le'),
  'a byte order mark and itself': (whole) => `\ufeff${whole.toString()}`,
  'a deep array': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'one digit wrong': withOtherDigit,
  'schema 0': (whole) => resealed(whole, { schema: 0 }),
  'schema "1"': (whole) => resealed(whole, { schema: '1' }),
  'no schema': (whole) => resealed(whole, { schema: undefined }),
  'a field too many': (whole) => resealed(whole, { extra: 1 }),
  'data of another form': (whole) => resealed(whole, { data: { unheard: 'of' } }),
  'null for data': (whole) => resealed(whole, { data: null }),
};

/** What stands in a file's place. */
export type Spoilt = Uint8Array | 'nothing' | 'folder';

/** Everything that may stand in the place of a file with these bytes: each damage of it, nothing, a folder. */
export function* spoiltOf(whole: Buffer): Generator<[what: string, spoilt: Spoilt]> {
  for (let length = 0; length < whole.length; length += 1) {
    yield [`cut at byte ${length}`, whole.subarray(0, length)];
  }
  for (let at = 0; at < whole.length; at += 1) {
    const flipped = Buffer.from(whole);
    flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
    yield [`byte ${at} flipped`, flipped];
  }
  for (const [what, damage] of Object.entries(damages)) {
    yield [what, Buffer.from(damage(whole))];
  }
  yield ['removed', 'nothing'];
  yield ['a folder', 'folder'];
}
