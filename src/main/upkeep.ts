import type { EventName, Events, Handlers } from '#shared/api';
import type { RepairReport, RereadReport } from '#shared/library';
import { ok, type Result } from '#shared/result';
import type { Importer } from './importer';
import type { Indexing } from './indexing';
import type { Library } from './library/library';
import { repairLibrary } from './repairing';
import type { Rereading } from './rereading';
import { rereadMany, type RereadOutcome } from './rereadingMany';
import { createTrash } from './trash';

/** What keeps a library in order: its check and repair, reading again, and the trash's end. */
export interface Upkeep {
  readonly handlers: Pick<
    Handlers,
    'library:check' | 'library:repair' | 'library:reread' | 'library:purge'
  >;
  repair(): Promise<Result<RepairReport>>;
  /** Reads articles (null for all) again; `told` hears of each when it is durable. */
  reread(
    ids: readonly string[] | null,
    told?: (outcome: RereadOutcome) => void,
  ): Promise<RereadReport>;
  /** Has the library read what its opening took on trust, and tells of what was damaged; what fails is logged. */
  readTrusted(): Promise<void>;
  /** Deletes what has been in the trash for longer than the reader wants, and whatever a purge left; what fails is logged. */
  purgeExpired(now: Date): Promise<void>;
  /** Does that now, and once a day while the program runs. */
  tendTrash(clock: () => Date): void;
}

/** Milliseconds. */
const daily = 24 * 60 * 60_000;

interface UpkeepParts {
  readonly library: Library;
  readonly importer: Importer;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
  log(message: string): void;
  readonly rereading: Rereading;
  readonly indexing: Indexing;
  /** Resolves when what can wait may go on. */
  readonly rested: () => Promise<void>;
}

/** Joins the upkeep to a library and to what is derived from it. */
export function createUpkeep(parts: UpkeepParts): Upkeep {
  const { library, importer, rereading, indexing, announce, log, rested } = parts;
  const { width } = importer;

  async function repair(): Promise<Result<RepairReport>> {
    const result = await repairLibrary({ library, importer });
    if (!result.ok) return result;
    const changed = result.value.repairs.flatMap(({ outcome, article }) =>
      article !== null && ['mended', 'adopted'].includes(outcome) ? [article.id] : [],
    );
    for await (const article of library.articles(changed)) indexing.replace(article);
    if (changed.length > 0) announce('library:changed', {});
    return result;
  }

  const reread: Upkeep['reread'] = async (ids, told) => {
    const { replace } = indexing;
    const report = await rereadMany({ library, rereading, width, replaced: replace }, ids, told);
    if (report.reread > 0) announce('library:changed', {});
    return report;
  };

  const trash = createTrash(library, async (ids) => {
    await indexing.remove(ids);
    announce('library:changed', {});
  });

  async function purgeExpired(now: Date): Promise<void> {
    const result = await trash.purgeExpired(now);
    if (!result.ok) log(`trash: ${result.error.code} ${result.error.detail ?? ''}`);
  }

  async function readTrusted(): Promise<void> {
    const isDamaged = await library.readTrusted(rested).catch((error: unknown) => {
      log(`library: ${String(error)}`);
      return false;
    });
    if (!isDamaged) return;
    announce('library:noticed', { notices: library.notices });
    announce('library:changed', {});
  }

  return {
    ...{ repair, reread, readTrusted, purgeExpired },
    tendTrash(clock) {
      const tend = (): void => void purgeExpired(clock());
      setInterval(tend, daily).unref();
      tend();
    },
    handlers: {
      'library:check': async () => ok(await library.check()),
      'library:repair': repair,
      'library:reread': async ({ ids }) => ok(await reread(ids)),
      'library:purge': async ({ ids }) => {
        const result = await trash.purge(ids);
        return result.ok ? ok(result.value.length) : result;
      },
    },
  };
}
