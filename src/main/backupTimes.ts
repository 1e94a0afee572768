import type { BackupReport, BackupStatus, SnapshotHead, Snapshots } from '#shared/backups';
import type { Result } from '#shared/result';

/** When backups are taken and verified. */
export interface BackupTimes {
  /** Looks now and then, from now on, whether there is something to do. */
  tend(): void;
  /** Hears of each backup that was taken to the reader's folder, or failed. */
  taken(result: Result<BackupReport>): void;
  known(): Pick<BackupStatus, 'lookedAt' | 'nextAt'>;
  /** Takes one before the program ends, if there is something to take and it is quick; waits a moment at the most. */
  last(): Promise<void>;
}

interface TimesParts {
  readonly clock: () => Date;
  isOn(): boolean;
  take(): Promise<Result<BackupReport>>;
  verify(id: string): Promise<Result<SnapshotHead>>;
  list(): Promise<Result<Snapshots>>;
}

const minute = 60_000;
const hourly = 60 * minute;
/** A timer of an hour would oversleep with the computer. */
const lookEvery = 5 * minute;
/** The window opens first. */
const firstLook = 20_000;
const verifyEvery = 24 * hourly;
/** So long a reader who quits may wait. */
const atTheEnd = 2000;

/** Makes the times of backups; nothing is done before `tend`. */
export function createBackupTimes({ clock, isOn, take, verify, list }: TimesParts): BackupTimes {
  /** When a backup was last taken, or found to be needless. */
  let lookedAt: number | null = null;
  let isTended = false;

  /** An hour after the last one; a clock that was set back makes it due, too. */
  function isDue(): boolean {
    const age = clock().getTime() - (lookedAt ?? -Infinity);
    return isOn() && (age >= hourly || age < 0);
  }

  async function look(): Promise<void> {
    if (!isDue()) return;
    const taken = await take();
    if (taken.ok) await verifySome();
  }

  /** A snapshot that was not whole is looked at again, for the backup may have healed it; else the newest, once a day. */
  async function verifySome(): Promise<void> {
    const found = await list();
    if (!found.ok) return;
    const { snapshots } = found.value;
    const broken = snapshots.find(({ verified }) => verified?.ok === false);
    const moments = snapshots.map(({ verified }) => Date.parse(verified?.at ?? ''));
    const now = clock().getTime();
    const isRecent = moments.some((at) => now - at < verifyEvery && at <= now);
    const wanted = broken ?? (isRecent ? undefined : snapshots[0]);
    if (wanted !== undefined) await verify(wanted.id);
  }

  return {
    tend() {
      isTended = true;
      setTimeout(() => {
        void begin();
        setInterval(() => void look(), lookEvery).unref();
      }, firstLook).unref();
    },
    taken(result) {
      if (result.ok) lookedAt = clock().getTime();
    },
    known: () => ({
      lookedAt: lookedAt === null ? null : new Date(lookedAt).toISOString(),
      nextAt:
        isOn() && isTended
          ? new Date((lookedAt ?? clock().getTime()) + hourly).toISOString()
          : null,
    }),
    async last() {
      if (!isOn() || !isTended) return;
      const found = await list();
      // The first one takes its time.
      if (!found.ok || found.value.snapshots.length === 0) return;
      await Promise.race([take(), new Promise((resolve) => setTimeout(resolve, atTheEnd))]);
    },
  };

  async function begin(): Promise<void> {
    const found = await list();
    const newest = found.ok ? found.value.snapshots[0] : undefined;
    if (newest !== undefined) lookedAt = Date.parse(newest.at);
    await look();
  }
}
