import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ByteSink, ByteSource } from './index/bytes';
import { arabicPairs, latinPairs, type LetterPairs } from './letterPairs';

/** What is shown of an article that was found; empty strings for what it has not. */
export interface Shown {
  readonly title: string;
  readonly kicker: string;
  readonly lead: string;
  readonly text: string;
}

/** The same, of which the text may be its beginning, up to some space. */
export interface ShownHead extends Shown {
  /** Reads the rest of the text, before anything else is unpacked: empty when there is none. */
  rest(): string;
}

/** So many letters of a text are read at first: most of what is found stands near the beginning. */
const headLength = 1000;
/** A space is looked for in so many of the last of them. */
const longestWord = 200;

/** The byte before a letter that has none of its own; two bytes of the letter follow. */
const stranger = 0;

/**
 * A byte for each letter and for common pairs of them: a third of the bytes of UTF-8, and read twenty
 * times sooner than what zlib makes of it, which is of the same size.
 */
class PairCode {
  /** The byte of each letter; 0 for strangers. */
  readonly #letters = new Uint8Array(0x10000);
  /** The byte of each two letters, by their own bytes. */
  readonly #pairs = new Uint8Array(0x10000);
  /** What each byte stands for; the second is 0 where it stands for one letter. */
  readonly #firsts = new Uint16Array(256);
  readonly #seconds = new Uint16Array(256);

  constructor({ letters, pairs }: LetterPairs) {
    let byte = stranger;
    for (let at = 0; at < letters.length; at += 1) {
      byte += 1;
      this.#letters[letters.charCodeAt(at)] = byte;
      this.#firsts[byte] = letters.charCodeAt(at);
    }
    for (let at = 0; at < pairs.length; at += 2) {
      byte += 1;
      this.#pairs[this.#pairAt(pairs, at)] = byte;
      this.#firsts[byte] = pairs.charCodeAt(at);
      this.#seconds[byte] = pairs.charCodeAt(at + 1);
    }
  }

  /** Writes a text into bytes, of which it takes three for a letter at the most; answers how many. */
  write(text: string, bytes: Uint8Array): number {
    let length = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = this.#letters[text.charCodeAt(at)] ?? stranger;
      const pair = letter === stranger ? 0 : (this.#pairs[this.#pairAt(text, at)] ?? 0);
      bytes[length++] = pair > 0 ? pair : letter;
      if (pair > 0) at += 1;
      if (letter !== stranger) continue;
      const code = text.charCodeAt(at);
      bytes[length++] = code & 255;
      bytes[length++] = code >>> 8;
    }
    return length;
  }

  /** Reads letters into `units`, which has room for them, until there are so many, or one more. */
  read({ bytes }: ByteSource, units: Uint16Array, most: number): void {
    const [firsts, seconds] = [this.#firsts, this.#seconds];
    let { at, length } = reached;
    for (; at < bytes.length && length < most; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === stranger) {
        units[length++] = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
        at += 2;
        continue;
      }
      units[length++] = firsts[byte] ?? 0;
      const second = seconds[byte] ?? 0;
      if (second > 0) units[length++] = second;
    }
    reached = { at, length };
  }

  /** Where the pair of a letter that has a byte and of the next one stands among the pairs. */
  #pairAt(text: string, at: number): number {
    const next = at + 1 < text.length ? (this.#letters[text.charCodeAt(at + 1)] ?? 0) : 0;
    return ((this.#letters[text.charCodeAt(at)] ?? 0) << 8) | next;
  }
}

const codes = [new PairCode(arabicPairs), new PairCode(latinPairs)] as const;
/** In place of a code's number: a text in another script, deflated. */
const deflated = codes.length;
const level = 3;

let room = new Uint8Array(1 << 16);
let units = new Uint16Array(1 << 15);
/** How far the last article has been read: its bytes, and letters. */
let reached = { at: 0, length: 0 };

/** Packs what is shown of an article. */
export function pack({ title, kicker, lead, text }: Shown): Uint8Array {
  const parts = [title, kicker, lead, text];
  const whole = parts.join('');
  const sink = new ByteSink(whole.length + 32);
  const [way, bytes] = packed(whole);
  sink.byte(way);
  for (const part of parts) sink.varint(part.length);
  sink.put(bytes);
  return sink.written.slice();
}

function packed(whole: string): readonly [number, Uint8Array] {
  if (whole.length * 3 > room.length) room = new Uint8Array(whole.length * 6);
  for (const [way, code] of codes.entries()) {
    const length = code.write(whole, room);
    if (length <= whole.length) return [way, room.subarray(0, length)];
  }
  return [deflated, deflateRawSync(whole, { level })];
}

/** What was packed. */
export function unpack(bytes: Uint8Array): ShownHead {
  const source = new ByteSource(bytes);
  const way = source.byte();
  const lengths = [source.varint(), source.varint(), source.varint(), source.varint()];
  return way === deflated ? inflated(source, lengths) : decoded(way, source, lengths);
}

function inflated({ bytes, at }: ByteSource, lengths: readonly number[]): ShownHead {
  const whole = inflateRawSync(bytes.subarray(at)).toString('utf8');
  let end = 0;
  const [title = '', kicker = '', lead = '', text = ''] = lengths.map((length) => {
    end += length;
    return whole.slice(end - length, end);
  });
  return { title, kicker, lead, text, rest: () => '' };
}

/** Reads on in an article until there are so many letters in `units`. */
function readOn(way: number, source: ByteSource, most: number): void {
  if (most + 1 > units.length) {
    const larger = new Uint16Array(most * 2);
    larger.set(units);
    units = larger;
  }
  codes[way]?.read(source, units, most);
}

/** A string of its own of some letters in `units`: what is cut out of another is slower to go through. */
function lettersFrom(start: number, end: number): string {
  if (start === end) return '';
  return Buffer.from(units.buffer, start * 2, (end - start) * 2).toString('utf16le');
}

function decoded(way: number, source: ByteSource, lengths: readonly number[]): ShownHead {
  const [title = 0, kicker = 0, lead = 0, text = 0] = lengths;
  const [leadAt, textAt, all] = [
    title + kicker,
    title + kicker + lead,
    title + kicker + lead + text,
  ];
  const isWhole = text <= headLength;
  reached = { at: source.at, length: 0 };
  readOn(way, source, isWhole ? all : textAt + headLength);
  const end = isWhole ? all : spaceBefore(textAt + headLength);
  return {
    title: lettersFrom(0, title),
    kicker: lettersFrom(title, leadAt),
    lead: lettersFrom(leadAt, textAt),
    text: lettersFrom(textAt, end),
    rest() {
      if (end === all) return '';
      readOn(way, source, all);
      return lettersFrom(end, all);
    },
  };
}

/** The last space before a place in `units`, or that place. */
function spaceBefore(end: number): number {
  for (let at = end - 1; at > end - longestWord; at -= 1) if ((units[at] ?? 0) <= 0x20) return at;
  return end;
}
