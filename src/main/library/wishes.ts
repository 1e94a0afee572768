import { randomUUID } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from './articleFiles';
import { discard } from '../durable/files';
import { errnoOf } from '../durable/systemErrors';
import { readHolder, staleAfter, unreadableAfter, type Holder, type Judge } from './lockHolder';

/** A wish is a file beside the lock, of the lock's own form: it becomes the lock by getting its name. */
const prefix = 'writer.lock.wanted.';
const pattern = /^writer\.lock\.wanted\.(\d{12})\.([0-9a-f-]{36})$/;
const touchEvery = 500;

/** A wish for the lock of a folder. */
export interface Wish {
  readonly path: string;
  readonly token: string;
  /** When it was made, by the folder's own clock. */
  readonly madeAt: number;
  /** Gives a sign of life; a wish that somebody removed is made again. */
  keep(): Promise<void>;
}

/** The wishes for one lock, in the order they were made, which no clock tells. */
export interface Wishes {
  /** Leaves a wish behind all that are there. */
  make(): Promise<Wish>;
  /** True when a living process has wished for the lock: before `mine`, where that is given. */
  isWanted(mine?: Wish): Promise<boolean>;
  /** Removes wishes that nobody has touched for long, or that come from a clock far ahead. */
  sweep(now: number): Promise<void>;
}

/** Makes the wishes of a process; those of processes that have ended are removed wherever they are met. */
export function createWishes(folder: string, judge: Judge, own: Omit<Holder, 'token'>): Wishes {
  const all = async (): Promise<string[]> =>
    (await namesIn(folder)).filter((name) => pattern.test(name));

  async function isLiving(name: string): Promise<boolean> {
    const path = join(folder, name);
    const found = await readHolder(path, name);
    if (found === null) return false;
    const isSilent = judge.isSilent(found);
    // One that is half written and stays so is that of a process which ended over it.
    const ended = found.holder === null ? isSilent : await judge.hasEnded(found.holder);
    if (ended === true) await discard(path);
    // What a power cut left of a wish keeps nobody waiting.
    const isTorn = found.holder === null && Date.now() - found.touchedAt >= unreadableAfter;
    return ended !== true && !isTorn && !isSilent;
  }

  return {
    async make() {
      const last = Number(pattern.exec((await all()).at(-1) ?? '')?.[1] ?? 0);
      const token = randomUUID();
      const path = join(folder, `${prefix}${String(last + 1).padStart(12, '0')}.${token}`);
      const bytes = JSON.stringify({ ...own, token });
      // Not synced: what a power cut leaves of it is no living process's.
      await writeFile(path, bytes, { flag: 'wx' });
      const madeAt = (await readHolder(path))?.touchedAt ?? Date.now();
      let touched = performance.now();
      return {
        ...{ path, token, madeAt },
        async keep() {
          if (performance.now() - touched < touchEvery) return;
          touched = performance.now();
          await utimes(path, new Date(), new Date()).catch(async (error: unknown) => {
            if (errnoOf(error) !== 'ENOENT') throw error;
            await writeFile(path, bytes, { flag: 'wx' });
          });
        },
      };
    },
    async isWanted(mine) {
      for (const name of await all()) {
        if (mine !== undefined && join(folder, name) >= mine.path) return false;
        if (await isLiving(name)) return true;
      }
      return false;
    },
    async sweep(now) {
      for (const name of await all()) {
        const found = await readHolder(join(folder, name), name);
        if (found === null || Math.abs(now - found.touchedAt) < staleAfter) continue;
        if ((await judge.hasEnded(found.holder)) !== false) await discard(join(folder, name));
      }
    },
  };
}
