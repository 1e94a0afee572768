import { randomUUID } from 'node:crypto';
import { failed, type Result } from '#shared/result';
import type { Library } from '../../src/main/library/library';
import { importedFrom, numberedArticle } from './articles';
import type { History, Sets } from './history';
import { randomFrom, type Random } from './random';

/** One change of a library, and what is to be seen of it. */
export interface Change {
  readonly what: string;
  readonly sets: Sets;
  make(): Promise<Result<unknown>>;
}

/** So many articles come and go in the doings. */
const pool = 24;

/** What is seen of a library: articles and what the reader did with each, bookmarks, settings, reports, searches. */
export function seenOf(library: Library): Map<string, string> {
  const seen = new Map([['fontSize', String(library.settings().fontSize)]]);
  for (const { summary, reading } of library.rows()) {
    const { id } = summary;
    seen.set(`article ${id}`, 'there');
    if (reading.starred) seen.set(`star ${id}`, 'on');
    if (reading.tags.length > 0) seen.set(`tags ${id}`, reading.tags.join(' '));
    if (reading.progress > 0) seen.set(`progress ${id}`, String(reading.progress));
    if (reading.trashedAt !== null) seen.set(`trash ${id}`, 'in');
    for (const { selector, note } of library.bookmarks(id)) {
      seen.set(`bookmark ${id} ${selector.position.start}`, note);
    }
  }
  for (const { id } of library.reports()) seen.set(`report ${id}`, 'there');
  for (const { text, name } of library.searches.all()) seen.set(`search ${text}`, name ?? '');
  return seen;
}

/** The doings' article of a number: every fourth has a picture, which it shares with some others. */
export function pooledArticle(number: number): ReturnType<typeof numberedArticle> {
  if (number % 4 !== 0) return numberedArticle(number);
  const lines = [`خبر رقم ${number}`, ...Array.from({ length: 9 }, (_, at) => `فقرة ${at}`)];
  return importedFrom(`${number}.txt`, lines.join('\n'), Buffer.alloc(6000, number % 8));
}

const quote = { exact: 'خ', prefix: '', suffix: '' };

function additionOf(library: Library, numbers: readonly number[]): Change {
  const batch = numbers.map(pooledArticle);
  const sets = batch.flatMap(({ article: { id } }) => [
    [`article ${id}`, 'there'],
    [`trash ${id}`, null],
  ]);
  return { what: 'add', sets: Object.fromEntries(sets) as Sets, make: () => library.add(batch) };
}

function reportOf(library: Library): Change {
  const id = randomUUID();
  const moment = new Date(0).toISOString();
  const counts = { added: 0, duplicates: 0, restored: 0, failed: 0, warned: 0, alike: 0 };
  const head = { id, startedAt: moment, endedAt: moment, left: 0, counts, onlyId: null };
  const oldest = library.reports().slice(19);
  return {
    what: 'report',
    sets: {
      [`report ${id}`]: 'there',
      ...Object.fromEntries(oldest.map((report) => [`report ${report.id}`, null])),
    },
    make: () => library.keepReport({ ...head, outcomes: [] }),
  };
}

/** A search that is saved under another name each time. */
function searchOf(library: Library, random: Random): Change {
  const search = { text: `خبر ${random.below(pool)}`, strict: [] };
  const name = `بحث ${library.searches.all().length}`;
  return {
    what: 'search',
    sets: { [`search ${search.text}`]: name },
    make: () => library.searches.keep(search, { name }),
  };
}

/** Everything that is seen of an article is gone with it. */
function purgeOf(library: Library, id: string): Change {
  const own = [...seenOf(library).keys()].filter((key) => key.includes(id));
  return {
    what: 'purge',
    sets: Object.fromEntries(own.map((key) => [key, null])),
    async make() {
      const result = await library.purge([id]);
      // What is not in the trash is passed over: then nothing was acknowledged.
      return result.ok && library.has(id) ? failed('not-found', { detail: id }) : result;
    },
  };
}

function markOf(library: Library, id: string, random: Random): Change {
  const marks = library.bookmarks(id);
  const mark = marks[random.below(marks.length + 2)];
  const note = `ملاحظة ${random.below(1_000_000)}`;
  if (mark === undefined) {
    const start = random.below(1_000_000);
    const selector = { quote, position: { start, end: start + 1 } };
    return {
      what: 'bookmark',
      sets: { [`bookmark ${id} ${start}`]: note },
      make: () => library.addMark(id, { selector, note }),
    };
  }
  const key = `bookmark ${id} ${mark.selector.position.start}`;
  if (random.chance(0.5)) {
    return {
      what: 'note',
      sets: { [key]: note },
      make: () => library.changeMark(mark.id, { note }),
    };
  }
  return {
    what: 'remove bookmark',
    sets: { [key]: null },
    make: () => library.removeMark(mark.id),
  };
}

function readingOf(library: Library, id: string, random: Random): Change {
  const tags = [`وسم-${random.below(100)}`, `tag-${random.below(100)}`];
  const progress = (1 + random.below(99)) / 100;
  const starred = random.chance(0.5);
  return {
    what: 'reading',
    sets: {
      [`tags ${id}`]: tags.join(' '),
      [`progress ${id}`]: String(progress),
      [`star ${id}`]: starred ? 'on' : null,
    },
    make: () => library.changeReading(id, { tags, progress, starred }),
  };
}

/** Any change of a library, of an article that is not among those that are being changed already. */
export function anyChange(library: Library, random: Random, busy: Set<string>): Change | null {
  const dice = random.below(12);
  if (dice < 4) {
    const numbers = Array.from({ length: 1 + random.below(4) }, () => random.below(pool));
    const free = [...new Set(numbers)].filter((n) => !busy.has(pooledArticle(n).article.id));
    for (const number of free) busy.add(pooledArticle(number).article.id);
    return additionOf(library, free);
  }
  if (dice === 4) {
    const fontSize = 14 + random.below(26);
    if (busy.has('fontSize')) return null;
    busy.add('fontSize');
    return {
      what: 'settings',
      sets: { fontSize: String(fontSize) },
      make: () => library.changeSettings({ fontSize }),
    };
  }
  if (dice === 5) {
    if (busy.has('report')) return null;
    busy.add('report');
    return reportOf(library);
  }
  const rows = library.rows().filter(({ summary }) => !busy.has(summary.id));
  if (rows.length === 0) return null;
  const { summary, reading } = random.of(rows);
  const { id } = summary;
  busy.add(id);
  if (dice < 8) return markOf(library, id, random);
  if (dice < 10) return readingOf(library, id, random);
  if (reading.trashedAt !== null) return purgeOf(library, id);
  return { what: 'trash', sets: { [`trash ${id}`]: 'in' }, make: () => library.trash([id]) };
}

/** Makes a change and tells a history of it; a change that fails is one that was not acknowledged. */
export async function makeChange(
  { sets, make }: Change,
  history: Pick<History, 'begin'>,
): Promise<Result<unknown>> {
  const acknowledge = history.begin(sets);
  const result = await make();
  if (result.ok) acknowledge();
  return result;
}

/** Makes up to three changes at once; throws when one fails. */
export async function doSome(
  library: Library,
  random: Random,
  history: Pick<History, 'begin'>,
): Promise<void> {
  const busy = new Set<string>();
  const changes = Array.from({ length: 1 + random.below(3) }, () =>
    anyChange(library, random, busy),
  ).filter((change) => change !== null);
  const results = await Promise.all(changes.map((change) => makeChange(change, history)));
  results.forEach((result, at) => {
    if (!result.ok) throw new Error(`${changes[at]?.what}: ${JSON.stringify(result.error)}`);
  });
}

/**
 * One change of every kind, of articles that there are and of one that is new; the same each time but for
 * what it leaves behind. They are to be made one after another.
 */
export function* scriptedChanges(library: Library): Generator<Change> {
  const random = randomFrom(library.rows().length);
  const number =
    [...Array(1000).keys()].find((n) => !library.has(pooledArticle(n).article.id)) ?? 0;
  yield additionOf(library, [number, number + 1, number + 4]);
  const row = library.rows().find(({ reading }) => reading.trashedAt === null);
  if (row === undefined) return;
  const { id } = row.summary;
  yield markOf(library, id, random);
  yield readingOf(library, id, random);
  const fontSize = 14 + (library.rows().length % 26);
  const sets = { fontSize: String(fontSize) };
  yield { what: 'settings', sets, make: () => library.changeSettings({ fontSize }) };
  yield reportOf(library);
  yield searchOf(library, random);
  const last = library.rows().at(-1)?.summary.id ?? id;
  yield { what: 'trash', sets: { [`trash ${last}`]: 'in' }, make: () => library.trash([last]) };
  yield purgeOf(library, last);
}
