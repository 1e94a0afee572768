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
