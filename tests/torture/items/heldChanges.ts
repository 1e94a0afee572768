import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../bundle';
import { createHistory } from '../history';
import { judgeLibrary, leftovers } from '../judge';
import { randomFrom } from '../random';
import { hearDoer, watchProcess } from '../watchedProcess';
import type { Found, Plan } from './item';

/** So many spells of good and of bad weather does a program live through that is not killed. */
const spells = 12;
/** So many lines does it print at least, by and large. */
const lines = 90;

/**
 * A disk fails for a while and comes back, again and again, under a program that holds its reader's changes in
 * memory meanwhile; most such programs are ended by SIGKILL at a random moment. What had been called
 * saved is there afterwards, and all of it when the program came to its end: what it held, too.
 */
export async function heldChanges({ seed, rounds, folder: parent }: Plan): Promise<Found> {
  const random = randomFrom(seed);
  const holder = await bundle(join(import.meta.dirname, '../holder.ts'), parent);
  const folder = join(parent, 'library');
  await mkdir(folder);
  const history = createHistory(new Map([['fontSize', '21']]));
  const figures = { killed: 0, 'killed while some were held': 0, held: 0, refused: 0, saved: 0 };
  const failures: string[] = [];
  for (let round = 0; round < rounds && failures.length < 50; round += 1) {
    const own = random.below(2 ** 31);
    const skip = random.chance(0.2) ? Infinity : random.below(lines);
    const delay = random.next() * 10;
    const held = new Set<number>();
    let heard = 0;
    let timer: NodeJS.Timeout | null = null;
    const watched = watchProcess(
      [process.execPath, holder, folder, String(own), String(spells)],
      hearDoer(history, (told) => {
        heard += 1;
        if (heard > skip) timer ??= setTimeout(() => watched.child.kill('SIGKILL'), delay);
        if ('refused' in told) figures.refused += 1;
        if ('held' in told) figures.held += 1;
        if ('held' in told) held.add(told.held);
        if ('done' in told) held.delete(told.done);
      }),
    );
    const wrong = [...(await watched.ended)];
    if (timer !== null) clearTimeout(timer);
    const isCut = watched.child.signalCode === 'SIGKILL';
    figures.killed += isCut ? 1 : 0;
    figures['killed while some were held'] += isCut && held.size > 0 ? 1 : 0;
    if (!isCut && held.size > 0) wrong.push(`${held.size} changes were never saved`);
    const judged = await judgeLibrary({ folder, history, goesOn: false });
    wrong.push(...judged.wrong, ...leftovers(folder));
    figures.saved += history.acknowledged();
    if (judged.seen !== null) history.settle(judged.seen);
    failures.push(...wrong.map((line) => `round ${round}: ${line}`));
  }
  return { figures, failures };
}
