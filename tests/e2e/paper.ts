import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';
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
