/**
 * Backs a library up to a disk that gets full: `fullTarget.mjs LIBRARY TARGET`, where TARGET is a tmpfs of
 * 1 MB that this process may mount anew. Prints what became of each step.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createTaker, drillSnapshot, prepareFolder } from '../../src/main/backups/backups';
import { openLibrary, takeLock } from '../../src/main/library/library';
import { importedFrom, numberedArticle } from './articles';

const [, , folder = '', target = ''] = process.argv;
const clock = (): Date => new Date();
const opened = await openLibrary({ folder, clock, access: 'write' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
const place = { target, libraryId: library.backing.id, lock: takeLock };
const taker = createTaker({ ...library.backing, folder }, place, clock);
const take = async (): Promise<string> => {
  const taken = await taker.take(new AbortController().signal);
  return taken.ok ? `${taken.value.isNew}` : taken.error.code;
};
const drill = async (): Promise<unknown> => {
  const report = await drillSnapshot(place, null, (restored) =>
    openLibrary({ folder: restored, clock, access: 'read' }),
  );
  return report.ok ? [report.value.ok, report.value.articles] : report.error.code;
};
const add = async (number: number, picture?: Uint8Array): Promise<boolean> => {
  const article = numberedArticle(number);
  const { name, bytes } = article.original;
  const added = await library.add([
    picture === undefined ? article : importedFrom(name, Buffer.from(bytes).toString(), picture),
  ]);
  return added.ok;
};

const steps = {
  prepared: (await prepareFolder(place)).ok,
  added: await add(1),
  first: await take(),
  large: await add(2, randomBytes(2_000_000)),
  full: await take(),
  fullAgain: await take(),
  changed: await add(3),
  stillWhole: await drill(),
  grown: execFileSync('mount', ['-o', 'remount,size=8m', target]).toString(),
  taken: await take(),
  whole: await drill(),
};
process.stdout.write(JSON.stringify(steps));
await library.close();
