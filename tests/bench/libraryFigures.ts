import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportedArticle } from '#shared/imported';
import { numberedArticle } from '../torture/articles';

/** What a library of one size took: milliseconds and bytes. */
export interface Figures {
  /** To open it for the first time, and again. */
  readonly first: number;
  readonly opening: number;
  /** Until what the window shows first is there. */
  readonly listing: number;
  /** To add one article, and an article of a batch of 128. */
  readonly one: number;
  readonly batch: number;
  /** Until a bookmark is on disk. */
  readonly mark: number;
  /** Resident once the list is there, and at most. */
  readonly memory: number;
  readonly peak: number;
}

/** A library as far as it is measured; each resolves when what it does is on disk. */
export interface Measured {
  /** Makes the list; answers the ids. */
  list(): readonly string[];
  add(articles: readonly ImportedArticle[]): Promise<unknown>;
  mark(id: string): Promise<unknown>;
}

/** Some place in an article. */
export const place = {
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

/** Opens a library and uses it, and prints what that took as one line of JSON. What is added stays. */
export async function measure(open: () => Promise<Measured>): Promise<void> {
  const [opening, library] = await timed(open);
  const [listing, ids] = await timed(() => library.list());
  await nextTurn();
  const { rss } = process.memoryUsage();
  let next = Date.now();
  const fresh = (count: number): ImportedArticle[] =>
    Array.from({ length: count }, () => numberedArticle((next += 1)));
  const one: number[] = [];
  for (let at = 0; at < 9; at += 1) {
    const articles = fresh(1);
    one.push((await timed(() => library.add(articles)))[0]);
  }
  const many = fresh(128);
  const [batch] = await timed(() => library.add(many));
  const marks: number[] = [];
  for (let at = 0; at < 50; at += 1) {
    const id = ids[Math.floor((ids.length * at) / 50)] ?? '';
    marks.push((await timed(() => library.mark(id)))[0]);
  }
  const figures: Figures = {
    ...{ first: opening, opening, listing, one: median(one), batch: batch / 128 },
    ...{ mark: median(marks), memory: rss, peak: process.resourceUsage().maxRSS * 1024 },
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
