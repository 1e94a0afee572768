import { TooLargeError } from '../refusal';

/** An address in the engine's memory; 0 is nowhere. */
export type Pointer = number;

/** The functions of PDFium that are used here, by the names of its public headers (fpdfview.h, fpdf_text.h …). */
interface Functions {
  _FPDF_InitLibrary(): void;
  _FPDF_LoadMemDocument(bytes: Pointer, size: number, password: Pointer): Pointer;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: Pointer): number;
  _FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, size: number): number;
  _FPDF_LoadPage(document: Pointer, index: number): Pointer;
  _FPDF_ClosePage(page: Pointer): void;
  _FPDFPage_GetCropBox(page: Pointer, ...sides: Sides): number;
  _FPDFPage_GetMediaBox(page: Pointer, ...sides: Sides): number;
  _FPDFPage_CountObjects(page: Pointer): number;
  _FPDFPage_GetObject(page: Pointer, index: number): Pointer;
  _FPDFPageObj_GetType(object: Pointer): number;
  _FPDFPageObj_GetBounds(object: Pointer, ...sides: Sides): number;
  _FPDFImageObj_GetImageFilterCount(object: Pointer): number;
  _FPDFImageObj_GetImageFilter(
    object: Pointer,
    index: number,
    buffer: Pointer,
    size: number,
  ): number;
  _FPDFImageObj_GetImageDataRaw(object: Pointer, buffer: Pointer, size: number): number;
  _FPDFText_LoadPage(page: Pointer): Pointer;
  _FPDFText_ClosePage(text: Pointer): void;
  _FPDFText_CountChars(text: Pointer): number;
  _FPDFText_GetUnicode(text: Pointer, index: number): number;
  _FPDFText_IsGenerated(text: Pointer, index: number): number;
  _FPDFText_GetCharAngle(text: Pointer, index: number): number;
  _FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number;
  _FPDFText_GetCharBox(text: Pointer, index: number, ...sides: Sides): number;
  _FPDFText_GetLooseCharBox(text: Pointer, index: number, rectangle: Pointer): number;
  _FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number;
  _FPDFText_GetFontSize(text: Pointer, index: number): number;
  _FPDFText_GetFontWeight(text: Pointer, index: number): number;
  _FPDFLink_Enumerate(page: Pointer, position: Pointer, link: Pointer): number;
  _FPDFLink_GetAnnotRect(link: Pointer, rectangle: Pointer): number;
  _FPDFLink_GetAction(link: Pointer): Pointer;
  _FPDFAction_GetURIPath(document: Pointer, action: Pointer, buffer: Pointer, size: number): number;
}

type Sides = [a: Pointer, b: Pointer, c: Pointer, d: Pointer];

/** PDFium as WebAssembly: it sees its own memory and nothing else, no file, no clock, no network. */
export interface Pdfium extends Functions {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): Pointer; free(address: Pointer): void };
}

/** What V8 does not count as the thread's own heap: the engine's memory, in bytes. */
const maximumMemory = 384 * 1024 * 1024;
const pageSize = 65_536;

/** What is used of WebAssembly, which belongs to the page's types and not to Node's. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Instance {
  readonly exports: { readonly memory: Memory };
}
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (program: object, imports: object) => Instance;
}
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: Wasm };

let compiled: Promise<object> | null = null;

/** Compiled once in a thread; a fresh engine for each file takes only its memory. */
async function program(): Promise<object> {
  const { PDFIUM_WASM_BASE64 } = await import('@hyzyla/pdfium/dist/pdfium.wasm.base64-B4io7kt4.js');
  return wasm.compile(Buffer.from(PDFIUM_WASM_BASE64, 'base64'));
}

/**
 * A fresh PDFium; loaded with the first PDF, not before. Its memory ends at 384 MiB: what asks for
 * more gets none, and the engine then ends with an error of its own.
 */
export async function createEngine(): Promise<Pdfium> {
  const { PDFiumModule } = await import('@hyzyla/pdfium');
  compiled ??= program();
  const binary = await compiled;
  const instantiateWasm = (imports: object, receive: (made: Instance) => void): object => {
    const instance = new wasm.Instance(binary, imports);
    limitMemory(instance.exports.memory);
    receive(instance);
    return instance.exports;
  };
  const make = PDFiumModule as unknown as (options: object) => Promise<Pdfium>;
  const pdfium = await make({ ...quiet, instantiateWasm });
  pdfium._FPDF_InitLibrary();
  return pdfium;
}

const nothing = (): void => undefined;
/** Otherwise it would complain to the console, and look for a file of its own. */
const quiet = { print: nothing, printErr: nothing, locateFile: () => '' };

function limitMemory(memory: Memory): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * pageSize > maximumMemory) {
      throw new RangeError('the engine may not take more memory');
    }
    return grow(pages);
  };
}

/** Takes some memory of the engine, in bytes; throws a `TooLargeError` when there is none. */
export function allocate(pdfium: Pdfium, size: number): Pointer {
  const address = pdfium.wasmExports.malloc(size);
  if (address === 0) throw new TooLargeError('no memory for the file');
  return address;
}
