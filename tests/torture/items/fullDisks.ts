import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#shared/result';
import { bundle } from '../bundle';
import { numberedArticle } from '../articles';
import { startSession, type Session } from '../startSession';
import type { Found, Plan } from './item';

/** A small file system in memory, that a process of its own sees alone. */
const disks = {
  '1 MB': 'size=1m',
  '2 MB': 'size=2m',
  '4 MB': 'size=4m',
  '8 MB': 'size=8m',
  'out of inodes': 'size=64m,nr_inodes=600',
} as const;
type DiskName = keyof typeof disks;

const batch = 4;

/** True where a process may mount a file system for itself. */
export function canMount(): boolean {
  return spawnSync('unshare', ['-rm', 'true']).status === 0;
}

/** A session on a small disk, and what it has said was kept. */
interface Filling {
  readonly session: Session;
  readonly folder: string;
  readonly kept: Set<string>;
  next: number;
}

type Answer = Result<readonly { readonly id: string }[]>;

const numbersFrom = (first: number): number[] =>
  Array.from({ length: batch }, (_, at) => first + at);

/** Adds a few articles; the failure's code, or null when they were kept. */
async function addSome(filling: Filling): Promise<string | null> {
  const { session, kept } = filling;
  const answer = (await session.ask({ verb: 'add', numbers: numbersFrom(filling.next) })) as Answer;
  if (!answer.ok) return answer.error.code;
  for (const { id } of answer.value) kept.add(id);
  filling.next += batch;
  return null;
}

async function shell({ session, folder }: Filling, script: string): Promise<string> {
  return String(await session.ask({ verb: 'run', command: ['sh', '-c', script, folder] })).trim();
}

/** What is wrong with what the library shows and holds now. */
async function judge(filling: Filling, when: string): Promise<string[]> {
  const { session, kept } = filling;
  const { ids } = (await session.ask({ verb: 'state' })) as { ids: readonly string[] };
  const report = (await session.ask({ verb: 'check' })) as { ok: boolean; findings: unknown };
  const lost = [...kept].filter((id) => !ids.includes(id));
  const wrong = lost.map((id) => `${when}: ${id} is lost`);
  if (!report.ok) wrong.push(`${when}: ${JSON.stringify(report.findings)}`);
  return wrong;
}

/** What others keep on the disk, and will remove: without that, no room could come back. */
const others = `n=0; while [ $n -lt 160 ]; do true > "$0/more-$n"; n=$((n+1)); done
dd if=/dev/zero of="$0/others" bs=64k count=4 2>/dev/null; true`;
/** Files to the last byte or the last inode. */
const fill = `n=160; while [ $n -lt 900 ] && true > "$0/more-$n"; do n=$((n+1)); done 2>/dev/null
dd if=/dev/zero of="$0/ballast" bs=1k 2>/dev/null; true`;
const refill = 'dd if=/dev/zero bs=1k 2>/dev/null >> "$0/ballast"; true';
const free64 =
  'truncate -s -65536 "$0/ballast" 2>/dev/null; rm -f $(ls -d "$0"/more-* 2>/dev/null | head -8); true';
const clear = 'rm -f "$0/others" "$0/ballast" "$0"/more-*';

/** Articles of the trash go for good although there is no room, which makes some; what is not asked for stays. */
async function deleteSome(filling: Filling, first: number): Promise<string[]> {
  const { session, kept } = filling;
  const numbers = [first, first + 1];
  const gone = numbers.map((number) => numberedArticle(number).article.id);
  for (const verb of ['trash', 'purge'] as const) {
    const answer = (await session.ask({ verb, numbers })) as Result<unknown>;
    if (!answer.ok) return [`${verb}, to the last byte: ${answer.error.code}`];
    if (verb === 'purge' && JSON.stringify(answer.value) !== JSON.stringify(gone)) {
      return [`purge, to the last byte: ${JSON.stringify(answer.value)}`];
    }
  }
  for (const id of gone) kept.delete(id);
  const left = await shell(filling, gone.map((id) => `find "$0" -name ${id}`).join('; '));
  const wrong = left === '' ? [] : [`purged, but there: ${left}`];
  return [...wrong, ...(await judge(filling, 'purged, to the last byte'))];
}

/** The same again with the room that it made taken by others, and in a library that is opened on the full disk. */
async function deleteMore(filling: Filling): Promise<string[]> {
  const { session, folder } = filling;
  const wrong = await deleteSome(filling, 0);
  await shell(filling, refill);
  wrong.push(...(await deleteSome(filling, 2)));
  await shell(filling, refill);
  await session.ask({ verb: 'close' });
  await shell(filling, refill);
  const again = (await session.ask({ verb: 'open', folder, access: 'write' })) as Result<unknown>;
  if (!again.ok) return [...wrong, `opened on a full disk: ${again.error.code}`];
  return [...wrong, ...(await deleteSome(filling, 4))];
}

async function startOn(script: string, folder: string, options: string): Promise<Filling> {
  await mkdir(folder);
  const mount = `mount -t tmpfs -o ${options} tmpfs "$0" && exec "$1" "$2"`;
  const command = ['unshare', '-rm', 'sh', '-c', mount, folder, process.execPath] as const;
  const session = startSession(script, { command: [...command] });
  return { session, folder, kept: new Set(), next: 0 };
}

async function fillDisk(filling: Filling): Promise<{ wrong: string[]; refused: number }> {
  const { session, folder } = filling;
  const wrong: string[] = [];
  let refused = 0;
  const expectFull = (what: string, code: string | null): void => {
    refused += code === null ? 0 : 1;
    if (code !== null && code !== 'disk-full') wrong.push(`${what}: ${code}`);
  };
  const open = { verb: 'open', folder, access: 'write' } as const;
  await shell(filling, others);
  await session.ask(open);
  let code: string | null = null;
  for (let tries = 0; code === null && tries < 2000; tries += 1) code = await addSome(filling);
  expectFull('adding until full', code ?? 'never full');
  wrong.push(...(await judge(filling, 'full')));
  await shell(filling, fill);
  expectFull('adding, to the last byte', await addSome(filling));
  const size = (await session.ask({ verb: 'size', fontSize: 30 })) as Result<unknown>;
  expectFull('a setting, to the last byte', size.ok ? null : size.error.code);
  wrong.push(...(await judge(filling, 'to the last byte')));
  wrong.push(...(await deleteMore(filling)));
  // Room comes back by 64 KiB: at no amount of it may anything be half kept.
  for (let steps = 0; steps < 12; steps += 1) {
    await shell(filling, free64);
    expectFull(`with ${steps + 1} times 64 KiB`, await addSome(filling));
    wrong.push(...(await judge(filling, `with ${steps + 1} times 64 KiB`)));
  }
  await shell(filling, clear);
  const resumed = await addSome(filling);
  if (resumed !== null) wrong.push(`with room, adding: ${resumed}`);
  await session.ask({ verb: 'close' });
  const left = await shell(filling, 'find "$0" -name "*.tmp" -o -name writer.lock | wc -l');
  if (left !== '0') wrong.push(`${left} files left behind`);
  const again = (await session.ask(open)) as Result<readonly unknown[]>;
  if (!again.ok || again.value.length > 0) wrong.push(`opened again: ${JSON.stringify(again)}`);
  wrong.push(...(await judge(filling, 'opened again')));
  return { wrong, refused };
}

/**
 * Small disks are filled by additions, to the last byte or the last inode: that is said, what was kept
 * stays readable, what is in the trash can be deleted for good, and work goes on with room. `rounds` counts the disks, the smallest first.
 */
export async function fullDisks({ rounds, folder }: Plan): Promise<Found> {
  if (!canMount()) {
    return { figures: {}, failures: [], skipped: ['no right to mount a small disk'] };
  }
  const script = await bundle(join(import.meta.dirname, '../session.ts'), folder);
  const failures: string[] = [];
  const figures = { disks: 0, 'articles kept': 0, refused: 0 };
  for (const [at, name] of (Object.keys(disks) as DiskName[]).slice(0, rounds).entries()) {
    const filling = await startOn(script, join(folder, `disk-${at}`), disks[name]);
    try {
      const { wrong, refused } = await fillDisk(filling);
      failures.push(...wrong.map((line) => `${name}: ${line}`));
      figures.disks += 1;
      figures['articles kept'] += filling.kept.size;
      figures.refused += refused;
    } finally {
      await filling.session.kill();
    }
  }
  return { figures, failures };
}
