/** So much is drawn by an hour of moving pictures; what only claims to be as many wears out whoever shows it. */
const maximumDrawn = 2_000_000_000;

/**
 * The size of a GIF (GIF89a): of its screen, or of a frame that reaches beyond it, as browsers draw it;
 * endless when its frames together are more than anybody looks at.
 */
export function gifSize(view: DataView): readonly [width: number, height: number] {
  const uint16 = (at: number): number => view.getUint16(at, true);
  let [width, height] = [uint16(6), uint16(8)];
  let drawn = 0;
  for (const at of framesOf(view)) {
    width = Math.max(width, uint16(at + 1) + uint16(at + 5));
    height = Math.max(height, uint16(at + 3) + uint16(at + 7));
    drawn += width * height;
  }
  return drawn > maximumDrawn ? [Infinity, Infinity] : [width, height];
}

/** Where the image descriptors stand (section 20). */
function* framesOf(view: DataView): Generator<number> {
  let at = 13 + tableLength(view.getUint8(10));
  while (at + 11 <= view.byteLength) {
    const block = view.getUint8(at);
    if (block === 0x2c) {
      yield at;
      // The descriptor, its own colours, and the byte that says how its pixels are packed.
      at = behindBlocks(view, at + 11 + tableLength(view.getUint8(at + 9)));
    } else if (block === 0x21) at = behindBlocks(view, at + 2);
    else return;
  }
}

/** How many bytes a table of colours takes, by the flags that announce it. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Past the blocks of data that begin at a place, each of which says its length, the last that it has none. */
function behindBlocks(view: DataView, start: number): number {
  let at = start;
  while (at < view.byteLength) {
    const size = view.getUint8(at);
    at += 1 + size;
    if (size === 0) break;
  }
  return at;
}
