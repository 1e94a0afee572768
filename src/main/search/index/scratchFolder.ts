import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'maqal-search-';
const ownName = /^maqal-search-(\d+)-/;

/** Removes a folder of an index as far as it can be. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another program has it open; it is swept away the next time.
  }
}

/** The same a file at a time: it takes long to let go of what is large. */
export function* removingFolder(folder: string): Generator<void> {
  try {
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name), { recursive: true, force: true });
      yield;
    }
  } catch {
    // Some of it is not there any more, or open elsewhere.
  } finally {
    removeFolder(folder);
  }
}

const segmentName = /^\d{6,}$/;

/** Removes the segments of a folder that no manifest names: one that was cut short, or has been merged. */
export function sweep(folder: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (segmentName.test(name) && !kept.has(name)) removeFolder(join(folder, name));
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // One of another user's may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Makes a folder for what is kept only as long as this program runs, and sweeps away those of programs that
 * ended without a chance to. Throws what the system does.
 */
export function makeScratchFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(ownName.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(maker) && !isAlive(maker)) removeFolder(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}
