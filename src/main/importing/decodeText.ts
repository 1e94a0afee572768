import { failed, ok, type Result } from '#shared/result';
import { isBinary } from './binary';
import { detectEncodings, type Candidate } from './detectEncoding';
import { decodeBytes, encodingName } from './encodings';
import { visible } from './lineForms';
import { repairText } from './repairText';
import { isMostlyUtf8, isPlainAscii } from './utf8';
import type { DecodedText, OriginalFile } from './stages';
import { markedEncoding, wideEncodingOf } from './wideEncoding';

/** No article has as many, and what is made of each line would fill a thread's memory. */
const maximumLines = 200_000;

/** Which encoding a text is in, and those that it might be in instead: none when there is no doubt. */
interface Choice {
  readonly encoding: string;
  readonly others: readonly string[];
}

/**
 * Reads bytes as text in the encoding that they are in: by their byte order mark, else as UTF-8,
 * UTF-16 or UTF-32 when they are valid, else by their letters, weighed against the charset that a
 * page `declared`. Fails with `binary-file`, `not-text`, `empty-file` (nothing to read) or `too-large`
 * (more lines than any article has).
 */
export async function decodeText(
  file: OriginalFile,
  declared: string | null = null,
): Promise<Result<DecodedText>> {
  if (isBinary(file.bytes)) return failed('binary-file', { file: file.name });
  const choice = await chooseEncoding(file.bytes, declared);
  return choice === null ? failed('not-text', { file: file.name }) : decoded(file, choice);
}

/** Reads bytes as text in the encoding that the reader chose; fails as `decodeText`, or with `not-text` for a name that is none. */
export async function decodeAs(file: OriginalFile, chosen: string): Promise<Result<DecodedText>> {
  const encoding = encodingName(chosen);
  if (encoding === null) return failed('not-text', { file: file.name, detail: chosen });
  return decoded(file, { encoding, others: [] });
}

async function decoded(file: OriginalFile, choice: Choice): Promise<Result<DecodedText>> {
  const about = { file: file.name };
  const raw = await decodeBytes(file.bytes, choice.encoding);
  if (raw === null) return failed('not-text', about);
  if (!visible.test(raw)) return failed('empty-file', about);
  if (hasTooManyLines(raw)) return failed('too-large', about);
  const text = repairText(raw);
  const possible = [...new Set([choice.encoding, ...choice.others])];
  const isSure = possible.length === 1;
  return ok({
    original: file,
    text,
    encoding: choice.encoding,
    confidence: isSure ? 'sure' : 'unsure',
    candidates: isSure ? [] : possible,
  } as unknown as DecodedText);
}

async function chooseEncoding(bytes: Uint8Array, declared: string | null): Promise<Choice | null> {
  const marked = markedEncoding(bytes);
  if (marked !== null && (await decodeBytes(bytes, marked, true)) !== null) {
    return { encoding: marked, others: [] };
  }
  // Few texts in another encoding are valid UTF-8 by chance, and none of some length.
  const isUtf8 = !bytes.includes(0) && (await decodeBytes(bytes, 'utf-8', true)) !== null;
  if (isUtf8 && !isPlainAscii(bytes)) return { encoding: 'utf-8', others: [] };
  if (isUtf8 && !hasShifts(bytes)) return { encoding: 'utf-8', others: [] };
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return { encoding: wide, others: [] };
  return weigh(bytes, await detectEncodings(bytes), declared);
}

/** ESC or `~{`, with which encodings of seven bits shift to other letters. */
function hasShifts(bytes: Uint8Array): boolean {
  return (
    bytes.includes(0x1b) || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('~{')
  );
}

/** From here on the detector has never been wrong on the labelled files. */
const certain = 0.5;
/** Below this it is guessing, whatever else there is. */
const guessed = 0.2;
/** A candidate as likely as this beside the first one is a rival of it, if it reads other letters. */
const rivalry = 0.9;
/** A claim is believed unless the letters speak for another encoding this much more. */
const claimWeight = 0.6;
const maximumCandidates = 5;
/** Of so many characters one may be broken in a text that is still in the encoding it claims. */
const perBroken = 200;
/** In these a text of some length is valid only when it was written in them. */
const multibyte = /^(?:gb|big5|euc-|shift_jis|iso-2022-)/u;

async function weigh(
  bytes: Uint8Array,
  detected: readonly Candidate[],
  declared: string | null,
): Promise<Choice | null> {
  const likeliest = detected.slice(0, maximumCandidates).map(({ encoding }) => encoding);
  // A few broken bytes in a text of valid ones: cut short, or pasted together.
  if (isMostlyUtf8(bytes)) return { encoding: 'utf-8', others: likeliest };
  const [first] = detected;
  if (first === undefined) return null;
  const claimed = declared === null ? null : encodingName(declared);
  if (claimed !== null && (await isBelievable(bytes, claimed, detected))) {
    return { encoding: claimed, others: [] };
  }
  if (first.confidence >= certain) return { encoding: first.encoding, others: [] };
  const rivals = await rivalsOf(bytes, first, detected);
  const others = first.confidence < guessed ? [...rivals, ...likeliest] : rivals;
  const distinct = [...new Set(others)];
  return { encoding: first.encoding, others: distinct.slice(0, maximumCandidates) };
}

async function isBelievable(
  bytes: Uint8Array,
  claimed: string,
  detected: readonly Candidate[],
): Promise<boolean> {
  if (multibyte.test(claimed)) {
    const text = await decodeBytes(bytes, claimed);
    return text !== null && text.split('\ufffd').length * perBroken <= text.length;
  }
  const found = detected.find(({ encoding }) => encoding === claimed);
  const best = detected[0]?.confidence ?? 0;
  return found !== undefined && found.confidence >= best * claimWeight;
}

/** The encodings nearly as likely as the first in which the bytes are another text. */
async function rivalsOf(
  bytes: Uint8Array,
  first: Candidate,
  detected: readonly Candidate[],
): Promise<string[]> {
  const text = await decodeBytes(bytes, first.encoding);
  const rivals: string[] = [];
  for (const { encoding, confidence } of detected) {
    const isNear = confidence >= first.confidence * rivalry;
    if (isNear && (await decodeBytes(bytes, encoding)) !== text) rivals.push(encoding);
  }
  return rivals;
}

const isLineEnd = (code: number): boolean =>
  (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;

/** Counts before anything makes a list: one list of millions ends not the thread alone, but the program. */
function hasTooManyLines(text: string): boolean {
  let ends = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isLineEnd(text.charCodeAt(at))) ends += 1;
  }
  return ends > maximumLines;
}
