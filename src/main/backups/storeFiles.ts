import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupProblem, Standing } from '#shared/backups';
import { isMissing } from '../durable/systemErrors';
import { BackupError } from './failure';
import type { Entry } from './form';
import { hashOf, type Pool } from './pool';
import { isWhole } from './sealed';
import type { Source } from './source';

/** What one store's file held when it was read; `bytes` are not in the pool yet. */
interface Held {
  /** Changes whenever the file is replaced. */
  readonly stamp: string;
  readonly sha256: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

/** The stores of a library as they stood at one moment. */
export interface TakenStores {
  readonly standing: Standing;
  readonly entries: readonly Entry[];
  readonly problems: readonly BackupProblem[];
}

const mostPasses = 20;

/**
 * Reads the stores of a library into a pool, remembering from one backup to the next which files have not
 * been replaced. Most are read while the library goes on; what has changed by then, between two changes.
 */
export class StoreFiles {
  readonly #held = new Map<string, Held>();

  constructor(private readonly source: Source) {}

  /**
   * Takes the stores of one moment; `earlier` stands in for a file that is damaged or not there. No change is
   * made until `meanwhile`, which is told what the library relies on then, has resolved.
   */
  async take(
    pool: Pool,
    earlier: ReadonlyMap<string, Entry>,
    meanwhile?: (standing: Standing) => Promise<void>,
  ): Promise<TakenStores> {
    await this.#readAhead(pool, await this.#between(({ stores }) => Promise.resolve(stores)));
    const { standing, isQuiet } = await this.#between(async (now) => {
      const isStill = await this.#follow(now.stores);
      if (isStill) await meanwhile?.(now);
      return { standing: now, isQuiet: isStill };
    });
    if (!isQuiet) throw new BackupError('library-locked', 'never quiet');
    // What is not there now has gone with its folder.
    const [catalog] = standing.stores;
    if (catalog !== undefined && !this.#held.has(catalog)) throw new BackupError('library-gone');
    const entries: Entry[] = [];
    const problems: BackupProblem[] = [];
    for (const path of standing.stores) {
      const held = this.#held.get(path);
      if (held !== undefined && held.size >= 0) entries.push(await this.#keep(pool, path, held));
      else {
        const kind = held === undefined ? 'missing' : 'damaged';
        const former = earlier.get(path);
        const standsIn = former !== undefined && (await pool.examine(former.sha256)) === 'good';
        if (standsIn) entries.push(former);
        problems.push({ path, kind, standsIn });
      }
    }
    return { standing, entries, problems };
  }

  async #between<T>(look: (standing: Standing) => Promise<T>): Promise<T> {
    const answer = await this.source.still(look);
    if (answer.ok) return answer.value;
    throw new BackupError(answer.error.code, answer.error.detail);
  }

  async #readAhead(pool: Pool, paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const held = this.#held.get(path);
      if (held !== undefined && !(await pool.has(held.sha256))) this.#held.delete(path);
      await this.#look(path);
      const now = this.#held.get(path);
      if (now !== undefined && now.size >= 0) await this.#keep(pool, path, now);
    }
  }

  /**
   * Reads what was replaced until a pass over all of them finds nothing new: then they stand as they all
   * stood when that pass began, even where another program may write. False when there is always something.
   */
  async #follow(paths: readonly string[]): Promise<boolean> {
    for (let pass = 0; pass < mostPasses; pass += 1) {
      let isQuiet = true;
      for (const path of paths) isQuiet = !(await this.#look(path)) && isQuiet;
      if (isQuiet) return true;
    }
    return false;
  }

  /** Reads a file that was replaced since; true when it was. */
  async #look(path: string): Promise<boolean> {
    const file = join(this.source.folder, path);
    const held = this.#held.get(path);
    try {
      const { ino, size, mtimeNs } = await stat(file, { bigint: true });
      const stamp = `${ino} ${size} ${mtimeNs}`;
      if (held?.stamp === stamp) return false;
      const bytes = await readFile(file);
      const whole = isWhole(bytes);
      const known = { stamp, sha256: hashOf(bytes), size: whole ? bytes.byteLength : -1 };
      this.#held.set(path, { ...known, bytes: whole ? bytes : null });
      return true;
    } catch (error) {
      if (!isMissing(error)) {
        // It cannot be read now: as good as damaged.
        this.#held.set(path, { stamp: '', sha256: '', size: -1, bytes: null });
        return false;
      }
      return this.#held.delete(path);
    }
  }

  async #keep(pool: Pool, path: string, { stamp, sha256, size, bytes }: Held): Promise<Entry> {
    if (bytes !== null) {
      await pool.put(bytes);
      this.#held.set(path, { stamp, sha256, size, bytes: null });
    }
    return { path, sha256, size };
  }
}
