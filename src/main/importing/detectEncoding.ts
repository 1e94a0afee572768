import { encodingName } from './encodings';

/** Enough to tell an encoding by, and little enough to take no time. */
const sampleLength = 65_536;

/** An encoding that bytes may be in, by the name of `encodingName`, and how likely that is (0 to 1). */
export interface Candidate {
  readonly encoding: string;
  readonly confidence: number;
}

/** The encodings that bytes may be in, the likeliest first; none for bytes that are no text. */
export async function detectEncodings(bytes: Uint8Array): Promise<readonly Candidate[]> {
  // Its tables of letters weigh a megabyte: loaded when the first file comes that is not UTF-8.
  const { chardet } = await import('jschardet');
  const found = chardet.detectAll(withoutClaims(sampleOf(bytes)), { ignoreThreshold: true });
  const candidates = new Map<string, number>();
  for (const { encoding, confidence } of found) {
    const name = encoding === null ? null : encodingName(encoding);
    if (name !== null && !candidates.has(name)) candidates.set(name, confidence);
  }
  const listed = [...candidates].map(([encoding, confidence]) => ({ encoding, confidence }));
  return hasLatin9Letters(bytes) ? preferLatin9(listed) : listed;
}

/** The part of a file that begins near its first byte beyond ASCII: a page's head may be long. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleLength) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0x1b);
  const start = Math.max(0, Math.min(first - 256, bytes.length - sampleLength));
  return bytes.subarray(start, start + sampleLength);
}

/**
 * A copy in which a page's own claim (`charset=`, `encoding=`) is no word any more: the detector
 * believes such claims, and they are weighed here against what the letters say.
 */
function withoutClaims(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const claim = /\b(?:charset|encoding|coding)(?=["'\s]{0,4}[=:])/giu;
  const neutral = text.replace(claim, (word) => '-'.repeat(word.length));
  return new Uint8Array(Buffer.from(neutral, 'latin1'));
}

/** What differs between ISO-8859-15 and windows-1252: € for ¤, and œ for ½ where letters follow. */
function hasLatin9Letters(bytes: Uint8Array): boolean {
  const isLetter = (byte: number | undefined): boolean =>
    byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  return bytes.some(
    (byte, at) => byte === 0xa4 || ((byte === 0xbc || byte === 0xbd) && isLetter(bytes[at + 1])),
  );
}

/** The detector cannot tell the two Western encodings by a single letter. */
function preferLatin9(candidates: readonly Candidate[]): readonly Candidate[] {
  const latin9 = candidates.find(({ encoding }) => encoding === 'iso-8859-15');
  const [first] = candidates;
  if (latin9 === undefined || first?.encoding !== 'windows-1252') return candidates;
  if (latin9.confidence < first.confidence * 0.95) return candidates;
  return [
    { ...latin9, confidence: first.confidence },
    ...candidates.filter((one) => one !== latin9),
  ];
}
