/** A picture whose bytes are being collected. */
export interface RtfPicture {
  /** Its kind is one that is shown (`\pngblip`, `\jpegblip`). */
  isShown: boolean;
  readonly pieces: Uint8Array[];
  /** The first half of a byte whose second half has not come yet. */
  half: number | null;
}

/** Pictures of a document, by the addresses that stand for them. */
export interface RtfPictures {
  /** The address of a picture that is whole; null for a kind that is not shown. */
  readonly add: (picture: RtfPicture) => string | null;
  readonly find: (address: string) => Uint8Array | null;
}

const maximumPictures = 500;

/** Begins a document without pictures. */
export function createPictures(): RtfPictures {
  const found = new Map<string, Uint8Array>();
  return {
    add({ isShown, pieces }) {
      if (!isShown || pieces.length === 0 || found.size >= maximumPictures) return null;
      const address = `picture ${found.size + 1}`;
      found.set(address, Uint8Array.from(Buffer.concat(pieces)));
      return address;
    },
    find: (address) => found.get(address) ?? null,
  };
}

/** Begins a picture. */
export const createPicture = (): RtfPicture => ({ isShown: false, pieces: [], half: null });

/** Takes the next digits of a picture that is written in hexadecimal. */
export function addDigits(picture: RtfPicture, digits: Uint8Array): void {
  if (!picture.isShown) return;
  const bytes = new Uint8Array((digits.length + 1) >> 1);
  let length = 0;
  for (const digit of digits) {
    const value = valueOf(digit);
    if (value < 0) continue;
    if (picture.half === null) picture.half = value;
    else {
      bytes[length] = picture.half * 16 + value;
      length += 1;
      picture.half = null;
    }
  }
  if (length > 0) picture.pieces.push(bytes.subarray(0, length));
}

function valueOf(digit: number): number {
  if (digit >= 0x30 && digit <= 0x39) return digit - 0x30;
  const letter = digit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
