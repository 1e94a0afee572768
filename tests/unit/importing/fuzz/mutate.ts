/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What files are broken with: ends, marks, markup, numbers of great lengths, names of the language itself. */
const pieces = [
  ...[
    '\0',
    '\x1a',
    '\x1b$)C',
    '\ufeff',
    '\u202e',
    '\u2066',
    '\u200f',
    '\ufdfa',
    '\ud83d\ude00',
    '\u0301',
  ],
  ...['\n', '\r\n', '\u2028', '\n\n\n', '=====\n', '***\n', '---\n', '\t'],
  ...['<', '>', '<!--', '-->', '<![CDATA[', ']]>', '</', '<script>', '<svg><style>', '<table><p>'],
  ...[
    '&',
    '&#0;',
    '&#x110000;',
    '&lt;',
    '"',
    "'",
    '`',
    '```',
    '[a](javascript:alert(1))',
    '![](x)',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '__proto__',
    'constructor',
    'null',
    '-1',
    '1e999',
    '99999999999',
  ],
  ...[
    'charset=utf-16',
    'charset=windows-1256',
    'Content-Type: text/html',
    'boundary="',
    '=3D',
    '=\n',
  ],
  ...['3 فبراير 2024', '22 رجب 1445هـ', 'قبل ساعتين', 'بقلم: ', 'خاص ', 'اضغط هنا', 'اقرأ أيضا: '],
].map((piece) => new TextEncoder().encode(piece));

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

type Mutation = (bytes: Uint8Array, chance: () => number, other: Uint8Array) => Uint8Array;

const place = (bytes: Uint8Array, chance: () => number): number =>
  Math.floor(chance() * (bytes.length + 1));

function stretch(bytes: Uint8Array, chance: () => number): readonly [number, number] {
  const start = place(bytes, chance);
  return [start, Math.min(bytes.length, start + Math.floor(chance() ** 3 * 400))];
}

const mutations: readonly Mutation[] = [
  function flipBits(bytes, chance) {
    const copy = bytes.slice();
    for (let times = 1 + chance() * 8; times > 0 && copy.length > 0; times -= 1) {
      const at = Math.floor(chance() * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
    }
    return copy;
  },
  function remove(bytes, chance) {
    const [start, end] = stretch(bytes, chance);
    return join(bytes.subarray(0, start), bytes.subarray(end));
  },
  function repeat(bytes, chance) {
    const [start, end] = stretch(bytes, chance);
    const part = bytes.subarray(start, end);
    const times = Math.floor(chance() ** 4 * 200);
    return join(
      bytes.subarray(0, end),
      ...Array<Uint8Array>(times).fill(part),
      bytes.subarray(end),
    );
  },
  function insert(bytes, chance) {
    const at = place(bytes, chance);
    const piece = pieces[Math.floor(chance() * pieces.length)] ?? new Uint8Array();
    const times = chance() < 0.1 ? Math.floor(chance() * 5_000) : 1;
    return join(bytes.subarray(0, at), ...Array<Uint8Array>(times).fill(piece), bytes.subarray(at));
  },
  function truncate(bytes, chance) {
    return bytes.slice(0, place(bytes, chance));
  },
  function behead(bytes, chance) {
    return bytes.slice(place(bytes, chance));
  },
  function splice(bytes, chance, other) {
    return join(bytes.subarray(0, place(bytes, chance)), other.subarray(place(other, chance)));
  },
  function scramble(bytes, chance) {
    const copy = bytes.slice();
    const [start, end] = stretch(bytes, chance);
    for (let at = start; at < end; at += 1) copy[at] = Math.floor(chance() * 256);
    return copy;
  },
];

/** A broken copy of a file: one to four mutations, with parts of another file; the same for the same numbers. */
export function mutate(bytes: Uint8Array, other: Uint8Array, chance: () => number): Uint8Array {
  let broken = bytes;
  for (let times = 1 + Math.floor(chance() ** 2 * 4); times > 0; times -= 1) {
    const mutation = mutations[Math.floor(chance() * mutations.length)];
    if (mutation !== undefined) broken = mutation(broken, chance, other);
  }
  return broken;
}
