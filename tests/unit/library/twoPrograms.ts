import { onTestFinished, vi } from 'vitest';
import type { Library, OthersChanges } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { first } from './samples';
import { openAt, temporaryFolder, valueOf } from './support';

/** Two programs on one library, and what the second was told of the first's doings. */
export async function twoAt(access: 'read' | 'write' = 'write') {
  const folder = await temporaryFolder();
  const one = await openAt(folder);
  valueOf(await one.add([first]));
  const other = await openAt(folder, access);
  const told: OthersChanges[] = [];
  onTestFinished(other.follow((changes) => told.push(changes)));
  return { folder, one, other, told };
}

/** What the screen promises. */
export const withinASecond = (look: () => void) =>
  vi.waitFor(look, { timeout: 1000, interval: 20 });

/** The titles of a library's articles. */
export const titles = (library: Library): string[] =>
  library.rows().map(({ summary }) => summary.title);
/** Articles by their numbers. */
export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => numberedArticle(from + at));
