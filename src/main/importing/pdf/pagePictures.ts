import { pictureOf, type Picture } from '../pictures';
import { allocate, type Pdfium, type Pointer } from './engine';

/** A picture with the place where it stands. */
export interface PlacedPicture {
  readonly picture: Picture;
  readonly page: number;
  /** Its upper edge, in points from the bottom of the page. */
  readonly y: number;
}

/** FPDF_PAGEOBJ_IMAGE of fpdf_edit.h. */
const image = 3;
const maximumObjects = 20_000;
const maximumPictures = 50;
const maximumBytes = 32 * 1024 * 1024;
/** In points; smaller ones are bullets and marks. */
const minimumSide = 60;

/**
 * The photographs of a page, which are files of their own inside it (JPEG); pictures that are kept as
 * bare rows of colours are not read, nor the page itself where it is one picture.
 */
export function picturesOf(pdfium: Pdfium, page: Pointer, index: number): PlacedPicture[] {
  const buffer = allocate(pdfium, 64);
  const whole = areaOf(boxOf(pdfium, page, buffer));
  const count = Math.min(pdfium._FPDFPage_CountObjects(page), maximumObjects);
  const pictures: PlacedPicture[] = [];
  for (let at = 0; at < count && pictures.length < maximumPictures; at += 1) {
    const object = pdfium._FPDFPage_GetObject(page, at);
    if (object === 0 || pdfium._FPDFPageObj_GetType(object) !== image) continue;
    if (!isJpeg(pdfium, object, buffer)) continue;
    pdfium._FPDFPageObj_GetBounds(object, buffer, buffer + 4, buffer + 8, buffer + 12);
    const box = readBox(pdfium, buffer);
    const isSmall = box.right - box.left < minimumSide || box.top - box.bottom < minimumSide;
    if (isSmall || areaOf(box) > whole * 0.8) continue;
    const picture = pictureIn(pdfium, object);
    if (picture !== null) pictures.push({ picture, page: index, y: box.top });
  }
  pdfium.wasmExports.free(buffer);
  return pictures;
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

function readBox(pdfium: Pdfium, buffer: Pointer): Box {
  const view = new DataView(pdfium.HEAPU8.buffer, buffer, 16);
  const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((at) =>
    view.getFloat32(at, true),
  );
  return { left, bottom, right, top };
}

function boxOf(pdfium: Pdfium, page: Pointer, buffer: Pointer): Box {
  const sides = [buffer, buffer + 4, buffer + 8, buffer + 12] as const;
  if (pdfium._FPDFPage_GetCropBox(page, ...sides) === 0) {
    if (pdfium._FPDFPage_GetMediaBox(page, ...sides) === 0) {
      return { left: 0, bottom: 0, right: 612, top: 792 };
    }
  }
  return readBox(pdfium, buffer);
}

const areaOf = ({ left, bottom, right, top }: Box): number =>
  Math.abs((right - left) * (top - bottom));

function isJpeg(pdfium: Pdfium, object: Pointer, buffer: Pointer): boolean {
  if (pdfium._FPDFImageObj_GetImageFilterCount(object) !== 1) return false;
  const size = pdfium._FPDFImageObj_GetImageFilter(object, 0, buffer, 64);
  const name = pdfium.HEAPU8.slice(buffer, buffer + Math.max(0, Math.min(size, 64) - 1));
  return /^DCT(?:Decode)?$/.test(new TextDecoder().decode(name));
}

function pictureIn(pdfium: Pdfium, object: Pointer): Picture | null {
  const size = pdfium._FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (size === 0 || size > maximumBytes) return null;
  const bytes = allocate(pdfium, size);
  pdfium._FPDFImageObj_GetImageDataRaw(object, bytes, size);
  const picture = pictureOf(pdfium.HEAPU8.slice(bytes, bytes + size));
  pdfium.wasmExports.free(bytes);
  return picture;
}
