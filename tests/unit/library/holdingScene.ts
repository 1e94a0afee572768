import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Saving } from '#shared/library';
import type { Result } from '#shared/result';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { a, b, c, selector } from './filledLibrary';
import { openAt, temporaryFolder, tickingClock, valueOf } from './support';

/** Retries that a test does not have to wait for. */
const often = { first: 10, longest: 40 };
/** Retries that come only when they are asked for. */
export const never = { first: 1_000_000, longest: 1_000_000 };

/** The filled library in a folder that can be taken away, and what is told of its saving. */
export interface Scene {
  readonly folder: string;
  /** Where the folder is while it is away. */
  readonly away: string;
  readonly library: Library;
  readonly told: readonly Saving[];
  /** Resolves when a state has been told of. */
  until(state: Saving['state']): Promise<void>;
  /** Takes the folder away, as a drive is pulled out. */
  pull(): Promise<void>;
  /** Brings it back. */
  plug(): Promise<void>;
}

/** Opens a copy of the filled library, which `filled` leads to, at a moment by its clock. */
export async function scene(filled: string, holds = often, at?: string): Promise<Scene> {
  const parent = await temporaryFolder();
  const folder = join(parent, 'library');
  const away = join(parent, 'pulled-out');
  await cp(filled, folder, { recursive: true });
  const options = { folder, clock: tickingClock(at), access: 'write', holds } as const;
  const library = valueOf(await openLibrary(options));
  onTestFinished(() => library.close());
  const told: Saving[] = [];
  const waiting: (() => void)[] = [];
  library.saving.watch((saving) => {
    told.push(saving);
    for (const look of waiting) look();
  });
  return {
    ...{ folder, away, library, told },
    until: (state) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (library.saving.now().state === state) resolve();
        };
        waiting.push(look);
        look();
      }),
    pull: () => rename(folder, away),
    async plug() {
      await rm(folder, { recursive: true, force: true });
      await rename(away, folder);
    },
  };
}

/** Everything that the reader may do which is held, each changing something in the filled library. */
export const doings: Readonly<Record<string, (library: Library) => Promise<Result<unknown>>>> = {
  star: (library) => library.changeReading(c, { starred: true }),
  tag: (library) => library.changeReading(a, { tags: ['وسم'] }),
  trash: (library) => library.trash([b]),
  restore: (library) => library.restore([b]),
  mark: (library) => library.addMark(c, { selector, note: 'new' }),
  note: (library) => library.changeMark(library.bookmarks(a)[0]?.id ?? '', { note: 'other' }),
  unmark: (library) => library.removeMark(library.bookmarks(a)[0]?.id ?? ''),
  size: (library) => library.changeSettings({ fontSize: 33 }),
};

/** All that can be read back of a library, moments and all. */
const whole = (library: Library) => ({
  rows: library.rows(),
  bookmarks: [...library.bookmarks(null)].sort((x, y) => (x.id < y.id ? -1 : 1)),
  settings: library.settings(),
});

/** Holds what the library shows against what is there when it is opened again. */
export async function expectKept({ folder, library }: Scene): Promise<void> {
  const memory = whole(library);
  await library.close();
  const again = await openAt(folder);
  expect(again.notices).toEqual([]);
  expect(whole(again)).toEqual(memory);
  expect((await again.check()).ok).toBe(true);
}
