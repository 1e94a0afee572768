import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { temporaryFolder, tickingClock, valueOf } from './support';

/** The three articles of the filled library, and their ids. */
export const articles = [0, 1, 2].map(numberedArticle);
export const [a, b, c] = articles.map(({ article }) => article.id) as [string, string, string];

/** The file of each of its stores. */
export const files = {
  library: 'library.json',
  settings: 'settings.json',
  records: 'records/0001.json',
  reading: 'reading/0001.json',
  bookmarks: 'bookmarks/0001.json',
} as const;
export type StoreName = keyof typeof files;
export const storeNames = Object.keys(files) as StoreName[];

/** Some place at the beginning of an article. */
export const selector = {
  quote: { exact: 'خبر', prefix: '', suffix: '' },
  position: { start: 0, end: 3 },
};

/** What is seen of a library, without order and without the moments at which things were done. */
export interface View {
  readonly ids: readonly string[];
  readonly starred: readonly string[];
  readonly notes: readonly string[];
  readonly fontSize: number;
}

/** What is seen of a library now. */
export function seen(library: Library): View {
  const rows = library.rows();
  const idsOf = (some: typeof rows): string[] => some.map(({ summary }) => summary.id).sort();
  return {
    ids: idsOf(rows),
    starred: idsOf(rows.filter(({ reading }) => reading.starred)),
    notes: library
      .bookmarks(null)
      .map(({ note }) => note)
      .sort(),
    fontSize: library.settings().fontSize,
  };
}

/** What is seen of the filled library when nothing has happened to it. */
export const now: View = {
  ids: [a, b, c].sort(),
  starred: [a, b].sort(),
  notes: ['one', 'two'],
  fontSize: 25,
};

/** What is seen when a store is opened from its previous generation; contents bring all records back. */
export const before: Readonly<Record<StoreName, View>> = {
  library: now,
  settings: { ...now, fontSize: 24 },
  records: now,
  reading: { ...now, starred: [a] },
  bookmarks: { ...now, notes: ['one'] },
};

/** What is seen when nothing is left of a store. */
export const without: Readonly<Record<StoreName, View>> = {
  library: now,
  settings: { ...now, fontSize: 21 },
  records: now,
  reading: { ...now, starred: [] },
  bookmarks: { ...now, notes: [] },
};

async function fill(folder: string): Promise<void> {
  const options = { folder, clock: tickingClock(), access: 'write' } as const;
  const library = valueOf(await openLibrary(options));
  valueOf(await library.add(articles.slice(0, 2)));
  valueOf(await library.changeReading(a, { starred: true }));
  valueOf(await library.addMark(a, { selector, note: 'one' }));
  valueOf(await library.changeSettings({ fontSize: 24 }));
  // The last change of each store: what its current generation has and its previous one has not.
  valueOf(await library.add(articles.slice(2)));
  valueOf(await library.changeReading(b, { starred: true }));
  valueOf(await library.addMark(b, { selector, note: 'two' }));
  valueOf(await library.changeSettings({ fontSize: 25 }));
  await library.close();
}

/** Fills a library before the tests of a file; answers a function that makes a copy for each test. */
export function useFilledLibrary(): () => Promise<string> {
  let template = '';
  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), 'maqal-filled-'));
    await fill(template);
  });
  afterAll(() => rm(template, { recursive: true, force: true }));
  return async () => {
    const folder = await temporaryFolder();
    await cp(template, folder, { recursive: true });
    return folder;
  };
}
