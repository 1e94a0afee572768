/**
 * One of two programs that write to one library at once: `writer.mjs FOLDER NAME SEED MILLISECONDS FROM`.
 * Before each change it prints what the change sets, and after it that it was acknowledged; what it sets
 * is never set by the other, though it lies in the same files. Its articles are numbered from FROM on.
 */
import { randomUUID } from 'node:crypto';
import type { Result } from '#shared/result';
import { openLibrary, type Library } from '../../src/main/library/library';
import { numberedArticle } from './articles';
import { randomFrom, type Random } from './random';
import type { WriterLine } from './twoWriters';

const [, , folder = '', name = '', seed = '', milliseconds = '', from = ''] = process.argv;
const isFirst = name === 'first';
const random = randomFrom(Number(seed));

const say = (line: WriterLine): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

/** A change, and what it sets: a value for each of its keys. */
interface Doing {
  readonly sets: Readonly<Record<string, string>>;
  make(): Promise<Result<unknown>>;
}

let next = Number(from);

function addition(library: Library): Doing {
  const numbers = Array.from({ length: 1 + random.below(6) }, () => next++);
  const batch = numbers.map((number) => numberedArticle(number));
  return {
    sets: Object.fromEntries(batch.map(({ article }) => [`article ${article.id}`, 'there'])),
    make: () => library.add(batch),
  };
}

/** Of any article, the other's too: both write to the same shard's file. */
function mark(library: Library, id: string): Doing {
  const note = randomUUID();
  const selector = {
    quote: { exact: 'خ', prefix: '', suffix: '' },
    position: { start: 0, end: 1 },
  };
  return {
    sets: { [`bookmark ${note}`]: id },
    make: () => library.addMark(id, { selector, note }),
  };
}

/** One field is the one's and another the other's, in the very same record. */
function reading(library: Library, id: string): Doing {
  const value = (1 + random.below(999)) / 1000;
  const tag = `وسم ${random.below(1000)}`;
  return isFirst
    ? {
        sets: { [`progress ${id}`]: String(value) },
        make: () => library.changeReading(id, { progress: value }),
      }
    : { sets: { [`tags ${id}`]: tag }, make: () => library.changeReading(id, { tags: [tag] }) };
}

function settings(library: Library): Doing {
  const fontSize = 14 + random.below(26);
  const trashDays = 1 + random.below(300);
  return isFirst
    ? { sets: { fontSize: String(fontSize) }, make: () => library.changeSettings({ fontSize }) }
    : { sets: { trashDays: String(trashDays) }, make: () => library.changeSettings({ trashDays }) };
}

function anyDoing(library: Library, { below, of }: Random): Doing {
  const rows = library.rows();
  const dice = below(10);
  if (dice < 3 || rows.length === 0) return addition(library);
  const { id } = of(rows).summary;
  if (dice < 6) return mark(library, id);
  return dice < 9 ? reading(library, id) : settings(library);
}

const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
for (const notice of library.notices) say({ notice });
const end = performance.now() + Number(milliseconds);
let longest = 0;
while (performance.now() < end) {
  const { sets, make } = anyDoing(library, random);
  say({ begun: sets });
  const begun = performance.now();
  const result = await make();
  longest = Math.max(longest, performance.now() - begun);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  say({ made: Object.keys(sets) });
}
await library.close();
say({ longest: Math.round(longest) });
