import { Refusal, TooLargeError } from '../refusal';
import { charactersOf } from './characters';
import { allocate, createEngine, type Pdfium, type Pointer } from './engine';
import { lettersOf } from './letters';
import { linksOf, linked } from './links';
import { picturesOf, type PlacedPicture } from './pagePictures';
import { fragmentsOf, type Fragment } from './rows';

const maximumPages = 5_000;
const maximumBytes = 200 * 1024 * 1024;
const maximumLetters = 4_000_000;
/** FPDF_GetLastError of fpdfview.h. */
const wrongPassword = 4;
const unknownSecurity = 5;

/** What a PDF holds: the pieces of lines of each page, its pictures, and what its fields say. */
export interface PdfDocument {
  readonly pages: readonly (readonly Fragment[])[];
  readonly pictures: readonly PlacedPicture[];
  readonly field: (name: string) => string;
}

/**
 * Reads a PDF (ISO 32000) with nothing in it acting. Throws a `Refusal` when it takes a
 * password or is damaged, a `TooLargeError`, or an error of its own when it is no PDF.
 */
export async function readDocument(bytes: Uint8Array): Promise<PdfDocument> {
  if (bytes.length > maximumBytes) throw new TooLargeError('the file is too large');
  const pdfium = await createEngine();
  const document = open(pdfium, bytes);
  const count = pdfium._FPDF_GetPageCount(document);
  if (count > maximumPages) throw new TooLargeError('too many pages');
  const pages: (readonly Fragment[])[] = [];
  const pictures: PlacedPicture[] = [];
  let letters = 0;
  for (let index = 0; index < count; index += 1) {
    const page = pdfium._FPDF_LoadPage(document, index);
    if (page === 0) {
      pages.push([]); // a damaged page; the others may be whole
      continue;
    }
    const found = linked(lettersOf(charactersOf(pdfium, page)), linksOf(pdfium, document, page));
    letters += found.length;
    if (letters > maximumLetters) throw new TooLargeError('too much text');
    pages.push(fragmentsOf(found));
    pictures.push(...picturesOf(pdfium, page, index));
    pdfium._FPDF_ClosePage(page);
  }
  const fields = new Map<string, string>(
    fieldNames.map((name) => [name, fieldOf(pdfium, document, name)]),
  );
  return { pages, pictures, field: (name) => fields.get(name) ?? '' };
}

/** The document information dictionary's (ISO 32000-1, 14.3.3). */
const fieldNames = ['Title', 'Author', 'Keywords', 'Creator', 'Producer', 'CreationDate'];

function open(pdfium: Pdfium, bytes: Uint8Array): Pointer {
  // The engine reads from there as long as the document is open; its memory goes with the engine.
  const file = allocate(pdfium, bytes.length);
  pdfium.HEAPU8.set(bytes, file);
  const noPassword = allocate(pdfium, 1);
  pdfium.HEAPU8[noPassword] = 0;
  const document = pdfium._FPDF_LoadMemDocument(file, bytes.length, noPassword);
  if (document !== 0) return document;
  const error = pdfium._FPDF_GetLastError();
  if (error === wrongPassword || error === unknownSecurity) {
    throw new Refusal('encrypted-file', `PDFium error ${error}`);
  }
  const isMarked = Buffer.from(bytes.subarray(0, headLength)).includes('%PDF-');
  if (isMarked) throw new Refusal('damaged-file', `PDFium error ${error}`);
  throw new Error(`no PDF (PDFium error ${error})`);
}

/** Where a PDF says that it is one. */
const headLength = 1024;
const maximumField = 8192;

function fieldOf(pdfium: Pdfium, document: Pointer, name: string): string {
  const buffer = allocate(pdfium, maximumField + 64);
  const tag = buffer + maximumField;
  pdfium.HEAPU8.set(new TextEncoder().encode(`${name}\0`), tag);
  const length = pdfium._FPDF_GetMetaText(document, tag, buffer, maximumField);
  const isWhole = length >= 2 && length <= maximumField;
  const bytes = isWhole ? pdfium.HEAPU8.slice(buffer, buffer + length - 2) : new Uint8Array();
  pdfium.wasmExports.free(buffer);
  return new TextDecoder('utf-16le').decode(bytes);
}
