import { safeLink } from '#shared/safeTree';
import { allocate, type Pdfium, type Pointer } from './engine';
import type { Letter } from './glyphs';

/** A place on a page that is a link, in points from its lower left corner. */
interface LinkArea {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly href: string;
}

const maximumLinks = 500;
const maximumAddress = 2048;

/** The places on a page that lead to an address which may be offered. */
export function linksOf(pdfium: Pdfium, document: Pointer, page: Pointer): readonly LinkArea[] {
  const buffer = allocate(pdfium, 32 + maximumAddress);
  const [position, found, rectangle, address] = [buffer, buffer + 4, buffer + 8, buffer + 32];
  new DataView(pdfium.HEAPU8.buffer).setInt32(position, 0, true);
  const areas: LinkArea[] = [];
  for (let times = 0; times < maximumLinks; times += 1) {
    if (pdfium._FPDFLink_Enumerate(page, position, found) === 0) break;
    const link = new DataView(pdfium.HEAPU8.buffer).getUint32(found, true);
    if (pdfium._FPDFLink_GetAnnotRect(link, rectangle) === 0) continue;
    const action = pdfium._FPDFLink_GetAction(link);
    if (action === 0) continue;
    const size = pdfium._FPDFAction_GetURIPath(document, action, address, maximumAddress);
    if (size < 2 || size > maximumAddress) continue;
    const written = new TextDecoder().decode(pdfium.HEAPU8.slice(address, address + size - 1));
    const href = safeLink(written);
    if (href === null) continue;
    const view = new DataView(pdfium.HEAPU8.buffer, rectangle, 16);
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((at) =>
      view.getFloat32(at, true),
    );
    areas.push({ left, right, bottom: Math.min(top, bottom), top: Math.max(top, bottom), href });
  }
  pdfium.wasmExports.free(buffer);
  return areas;
}

/** Letters with the addresses of the links that they stand in. */
export function linked(letters: readonly Letter[], areas: readonly LinkArea[]): readonly Letter[] {
  if (areas.length === 0) return letters;
  return letters.map((letter) => {
    const middle = (letter.left + letter.right) / 2;
    const height = letter.y + letter.size * 0.2;
    const area = areas.find(
      ({ left, right, bottom, top }) =>
        middle >= left && middle <= right && height >= bottom && height <= top,
    );
    return area === undefined ? letter : { ...letter, href: area.href };
  });
}
