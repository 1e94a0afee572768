/**
 * A process that opens a library and changes it by chance until it is ended: `doer.mjs FOLDER SEED STEPS`.
 * Prints a line before each change, with what it sets, and one when it was acknowledged.
 */
import { openLibrary } from '../../src/main/library/library';
import { doSome } from './doings';
import type { Sets } from './history';
import { randomFrom } from './random';

/** A line of what a doer prints. */
export type Told =
  | { readonly opening: true }
  | { readonly opened: true }
  | { readonly begun: number; readonly sets: Sets }
  | { readonly done: number }
  /** A change that memory holds for now, or that was not made at all. */
  | { readonly held: number }
  | { readonly refused: number }
  | { readonly error: string };

const [, , folder = '', seed = '0', steps = '0'] = process.argv;
const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);

let changes = 0;
const telling = {
  begin(sets: Sets) {
    changes += 1;
    const begun = changes;
    tell({ begun, sets });
    return () => tell({ done: begun });
  },
};

tell({ opening: true });
const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
if (opened.ok) {
  tell({ opened: true });
  const random = randomFrom(Number(seed));
  try {
    for (let step = 0; step < Number(steps); step += 1) {
      await doSome(opened.value, random, telling);
    }
    await opened.value.close();
  } catch (error) {
    tell({ error: String(error) });
  }
} else {
  tell({ error: JSON.stringify(opened.error) });
}
