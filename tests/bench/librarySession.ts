/**
 * Opens a library, lists it, adds to it and bookmarks in it, and prints what that took as one line of
 * JSON: `librarySession.mjs FOLDER`. What it adds stays.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openLibrary } from '../../src/main/library/library';
import { numberedArticle } from '../torture/articles';
import type { Figures } from './libraryFigures';

const [, , folder = ''] = process.argv;
const place = {
  quote: { exact: 'خبر', prefix: '', suffix: '' },
  position: { start: 0, end: 3 },
};

async function timed<T>(job: () => Promise<T> | T): Promise<readonly [ms: number, T]> {
  const begun = performance.now();
  const value = await job();
  return [performance.now() - begun, value];
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const [opening, opened] = await timed(() =>
  openLibrary({ folder, clock: () => new Date(), access: 'write' }),
);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
const [listing, rows] = await timed(() => library.rows());
await nextTurn();
const { rss } = process.memoryUsage();
const ids = rows.map(({ summary }) => summary.id);
let next = Date.now();
const fresh = (count: number) => Array.from({ length: count }, () => numberedArticle((next += 1)));
const one: number[] = [];
for (let at = 0; at < 9; at += 1) one.push((await timed(() => library.add(fresh(1))))[0]);
const [batch] = await timed(() => library.add(fresh(128)));
const marks: number[] = [];
for (let at = 0; at < 50; at += 1) {
  const id = ids[Math.floor((ids.length * at) / 50)] ?? '';
  const [ms, marked] = await timed(() => library.addBookmark(id, place, ''));
  if (!marked.ok) throw new Error(JSON.stringify(marked.error));
  marks.push(ms);
  // What the window asks for after it.
  if (library.row(id) === null) throw new Error('no row');
}
const figures: Figures = {
  ...{ opening, listing, one: median(one), batch: batch / 128, mark: median(marks) },
  ...{ memory: rss, peak: process.resourceUsage().maxRSS * 1024 },
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await library.close();
