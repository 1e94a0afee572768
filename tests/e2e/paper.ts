import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { ElectronApplication } from '@playwright/test';
import { paperMargins } from '#shared/paper';
import { articleText } from '#shared/text/plainText';
import { importFile } from '../../src/main/importing/pipeline';

/** The system's dialog answers with this path. */
export const answer = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

/** The words of a text, without signs and tashkeel. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[\p{M}\u0640]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** How many of some words stand in others in the same order (the longest common subsequence), as a share. */
export function inOrder(wanted: readonly string[], found: readonly string[]): number {
  let before = new Uint32Array(found.length + 1);
  for (const word of wanted) {
    const row = new Uint32Array(found.length + 1);
    found.forEach((other, at) => {
      const [beside = 0, above = 0, corner = 0] = [row[at], before[at + 1], before[at]];
      row[at + 1] = other === word ? corner + 1 : Math.max(beside, above);
    });
    before = row;
  }
  return (before.at(-1) ?? 0) / wanted.length;
}

/** What our own reader makes of a file; empty where it cannot read it. */
export async function textOfFile(name: string, path: string): Promise<string> {
  const read = await importFile({ name, bytes: new Uint8Array(await readFile(path)) });
  const body = read.ok ? read.value.articles[0]?.article.body : undefined;
  return body === undefined ? '' : articleText(body);
}

/** A page of a PDF as it looks, a pixel for each point: its number from 0, and four bytes a pixel. */
interface DrawnPage {
  readonly at: number;
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws all pages of a PDF, or some by their numbers, one after the other. */
export async function* drawnPages(
  path: string,
  only?: readonly number[],
): AsyncGenerator<DrawnPage> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  try {
    for (let at = 0; at < document.getPageCount(); at += 1) {
      if (only?.includes(at) === false) continue;
      const drawn = await document.getPage(at).render({ scale: 1, render: 'bitmap' });
      yield { at, data: drawn.data, width: drawn.width, height: drawn.height };
    }
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** So many dark points in a row may be the marks of a first line, which reach up to the margin; a cut line has hundreds. */
const mostOfMarks = 20;

/** The pages that have a line of text at the edge of their margins, as where it has been cut. */
export async function cutPages(path: string): Promise<number[]> {
  const margin = paperMargins.top * 72;
  const cut: number[] = [];
  for await (const { at, data, width, height } of drawnPages(path)) {
    const isCut = [Math.ceil(margin), Math.floor(height - margin) - 1].some((row) => {
      const points = data.subarray(row * width * 4, (row + 1) * width * 4);
      // One byte of four: letters are grey.
      return points.filter((part, index) => index % 4 === 0 && part < 200).length > mostOfMarks;
    });
    if (isCut) cut.push(at);
  }
  return cut;
}
