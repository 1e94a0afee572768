/**
 * A process that changes a library by chance on a disk that fails now and then for a while, and holds in memory
 * meanwhile what it can: `holder.mjs FOLDER SEED SPELLS`. Prints what a doer prints; a change is done
 * once the library says that all is saved.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openLibrary, type Library } from '../../src/main/library/library';
import { diskErrors, failCalls, type DiskError } from './disk/failCalls';
import type { Told } from './doer';
import { anyChange, type Change } from './doings';
import { randomFrom, type Random } from './random';

const [, , folder = '', seed = '0', spells = '0'] = process.argv;
const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** How many changes are made in one spell of good or bad weather at most. */
const longest = 6;
const holds = { first: 5, longest: 40 };

let weather: DiskError | null = null;
/** Calls of the disk that are still made when its bad time has begun: it may end in the middle of a change. */
let lasting = 0;

let changes = 0;
/** Changes that were made and that memory holds. */
const held: number[] = [];

function settle(library: Library): void {
  if (library.saving.now().state !== 'saved') return;
  for (const done of held.splice(0)) tell({ done });
}

async function make(library: Library, change: Change): Promise<void> {
  changes += 1;
  const begun = changes;
  tell({ begun, sets: change.sets });
  const result = await change.make();
  if (result.ok) {
    held.push(begun);
    settle(library);
    if (held.includes(begun)) tell({ held: begun });
  } else {
    tell({ refused: begun });
    const { code } = result.error;
    if (code === 'internal') tell({ error: `no plain word: ${JSON.stringify(result.error)}` });
    if (weather === null && held.length === 0) tell({ error: `refused on a good disk: ${code}` });
  }
}

async function spell(library: Library, random: Random): Promise<void> {
  const count = 1 + random.below(longest);
  for (let step = 0; step < count; step += 1) {
    const busy = new Set<string>();
    const several = Array.from({ length: 1 + random.below(2) }, () =>
      anyChange(library, random, busy),
    ).filter((change) => change !== null);
    await Promise.all(several.map((change) => make(library, change)));
    await nextTurn(); // a retry may come
  }
}

const disk = failCalls(folder, () => {
  if (weather === null) return null;
  lasting -= 1;
  return lasting < 0 ? weather : null;
});
tell({ opening: true });
const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write', holds });
if (opened.ok) {
  tell({ opened: true });
  const library = opened.value;
  library.saving.watch(() => settle(library));
  const random = randomFrom(Number(seed));
  for (let at = 0; at < Number(spells); at += 1) {
    weather = at % 2 === 0 ? null : random.of(diskErrors);
    lasting = random.below(12);
    await spell(library, random);
  }
  weather = null;
  disk.stop();
  const saving = await library.saving.settle(5_000);
  if (saving.state !== 'saved') tell({ error: `not saved: ${JSON.stringify(saving)}` });
  settle(library);
  await library.close();
} else {
  tell({ error: JSON.stringify(opened.error) });
}
