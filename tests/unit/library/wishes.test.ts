import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { bundle } from '../../torture/bundle';
import { startSession, type Session } from '../../torture/startSession';
import { openAt, temporaryFolder, valueOf } from './support';

let scripts = '';
let script = '';
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'maqal-wishes-'));
  script = await bundle(join(import.meta.dirname, '../../torture/session.ts'), scripts);
});
afterAll(() => rm(scripts, { recursive: true, force: true }));

function start(): Session {
  const session = startSession(script);
  onTestFinished(() => session.kill());
  return session;
}

const token = '0f4d3f0e-4d33-4b43-9a53-1a3f1c6f6d01';
const wishName = `writer.lock.wanted.000000000001.${token}`;
const wishesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.includes('wanted'));

/** A library with a wish for its lock that is this process's but for `other`, touched so many seconds from now. */
async function wishedFor(other: object, seconds: number) {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  const holder = JSON.parse(await readFile(join(folder, 'writer.lock'), 'utf8')) as object;
  const wish = join(folder, wishName);
  await writeFile(wish, JSON.stringify({ ...holder, ...other, token }));
  const touched = Date.now() / 1000 + seconds;
  await utimes(wish, touched, touched);
  return { folder, library };
}

const day = 24 * 60 * 60;

it.each([0, -day, day])(
  'a wish of a process that has ended, %d seconds from now, delays nobody and goes',
  async (seconds) => {
    const { folder, library } = await wishedFor({ pid: 2 ** 30 }, seconds);
    const begun = performance.now();
    valueOf(await library.changeSettings({ fontSize: 30 }));
    valueOf(await library.changeSettings({ fontSize: 31 }));
    expect(performance.now() - begun).toBeLessThan(1000);
    await vi.waitFor(async () => expect(await wishesIn(folder)).toEqual([]));
  },
);

it.each([0, -day, day])(
  'a wish of another machine that has fallen silent, %d seconds from now, holds nobody up for long',
  async (seconds) => {
    const { folder, library } = await wishedFor({ room: 'elsewhere' }, seconds);
    const changes: Promise<unknown>[] = [];
    for (let size = 20; size < 30; size += 1) {
      changes.push(library.changeSettings({ fontSize: size }));
    }
    const begun = performance.now();
    for (const change of await Promise.all(changes)) expect(change).toMatchObject({ ok: true });
    expect(performance.now() - begun).toBeLessThan(6000);
    await library.close();
    // It may still be a living one's, unless its time is far from ours.
    expect(await wishesIn(folder)).toEqual(seconds === 0 ? [wishName] : []);
  },
);

it('one that waits goes on when the holder is killed', async () => {
  const folder = await temporaryFolder();
  const session = start();
  await session.ask({ verb: 'open', folder, access: 'write' });
  await session.ask({ verb: 'add', numbers: [1, 2, 3] });
  // Held up as by a debugger: it holds the lock, lives, and answers no wish.
  process.kill(session.pid, 'SIGSTOP');
  const opening = openLibrary({ folder, clock: () => new Date(), access: 'write' });
  await vi.waitFor(async () => expect(await wishesIn(folder)).toHaveLength(1));
  await session.kill();
  const library = valueOf(await opening);
  onTestFinished(() => library.close());
  expect(library.rows()).toHaveLength(3);
});

it('a wish that was never written whole goes as well', async () => {
  const { folder, library } = await wishedFor({}, 0);
  await writeFile(join(folder, wishName), '{"pid":');
  valueOf(await library.changeSettings({ fontSize: 30 }));
  await vi.waitFor(
    async () => {
      valueOf(await library.changeSettings({ fontSize: 31 }));
      expect(await wishesIn(folder)).toEqual([]);
    },
    { timeout: 6000 },
  );
});

it('one that is killed while it waits leaves a wish that the holder sweeps', async () => {
  const folder = await temporaryFolder();
  const holder = start();
  await holder.ask({ verb: 'open', folder, access: 'write' });
  process.kill(holder.pid, 'SIGSTOP');
  const waiting = start();
  void waiting.ask({ verb: 'open', folder, access: 'write' }).catch(() => undefined);
  await vi.waitFor(
    async () => {
      const [name = 'none'] = await wishesIn(folder);
      expect(await readFile(join(folder, name), 'utf8')).toContain('token');
    },
    { timeout: 5000 },
  );
  await waiting.kill();
  process.kill(holder.pid, 'SIGCONT');
  expect(await holder.ask({ verb: 'size', fontSize: 30 })).toMatchObject({ ok: true });
  await vi.waitFor(async () => expect(await wishesIn(folder)).toEqual([]), { timeout: 5000 });
  expect(await holder.ask({ verb: 'size', fontSize: 31 })).toMatchObject({ ok: true });
});
