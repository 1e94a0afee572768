import { mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { bundle } from '../../torture/bundle';
import { startSession, type Session } from '../../torture/startSession';
import { codeOf, openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const lockOf = (folder: string): string => join(folder, 'writer.lock');

interface Holder {
  readonly pid: number;
  readonly room: string;
  readonly start: string | null;
  readonly token: string;
}

const readHolder = async (path: string): Promise<Holder> =>
  JSON.parse(await readFile(path, 'utf8')) as Holder;

const writeOptions = (folder: string) =>
  ({ folder, clock: tickingClock(), access: 'write' }) as const;

const deadToken = '0f4d3f0e-4d33-4b43-9a53-1a3f1c6f6d01';
const otherToken = '0f4d3f0e-4d33-4b43-9a53-1a3f1c6f6d02';

let scripts = '';
let script = '';
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'maqal-lock-'));
  script = await bundle(join(import.meta.dirname, '../../torture/session.ts'), scripts);
});
afterAll(() => rm(scripts, { recursive: true, force: true }));

function start(): Session {
  const session = startSession(script);
  onTestFinished(() => session.kill());
  return session;
}

/** A folder with a library, and what a lock of this very process looks like. */
async function libraryWithHolder(): Promise<{ folder: string; holder: Holder }> {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  const holder = await readHolder(lockOf(folder));
  await library.close();
  return { folder, holder };
}

describe('one writer', () => {
  it('keeps a second one out, of the same process too, until it closes', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    expect(codeOf(await openLibrary(writeOptions(folder)))).toBe('library-locked');
    const session = start();
    const open = { verb: 'open', folder, access: 'write' } as const;
    expect(await session.ask(open)).toMatchObject({ error: { code: 'library-locked' } });
    expect(await session.ask({ ...open, access: 'read' })).toMatchObject({ ok: true });
    await library.close();
    expect(await session.ask(open)).toMatchObject({ ok: true });
    expect(codeOf(await openLibrary(writeOptions(folder)))).toBe('library-locked');
  });

  it('that is killed holds nothing any more, and what it saved is there', async () => {
    const folder = await temporaryFolder();
    const session = start();
    await session.ask({ verb: 'open', folder, access: 'write' });
    expect(await session.ask({ verb: 'add', numbers: [1, 2] })).toMatchObject({ ok: true });
    await session.kill();
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(library.rows()).toHaveLength(2);
    await library.close();
    expect(Object.keys(await treeOf(folder)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

describe('a lock that was left behind', () => {
  const longAgo = Date.now() / 1000 - 11 * 60;
  const cases: readonly [
    what: string,
    left: (own: Holder) => string,
    age: 'old' | 'new',
    opens: boolean,
  ][] = [
    [
      'by a process that has ended',
      (own) => JSON.stringify({ ...own, pid: 2 ** 30, token: deadToken }),
      'new',
      true,
    ],
    ['by a living process', (own) => JSON.stringify({ ...own, token: deadToken }), 'old', false],
    [
      'on another machine, a moment ago',
      (own) => JSON.stringify({ ...own, room: 'elsewhere', token: deadToken }),
      'new',
      false,
    ],
    [
      'on another machine, long ago',
      (own) => JSON.stringify({ ...own, room: 'elsewhere', token: deadToken }),
      'old',
      true,
    ],
    ['half written, a moment ago', () => '{"pid":', 'new', false],
    ['half written, long ago', () => '{"pid":', 'old', true],
    ['empty, long ago', () => '', 'old', true],
  ];

  it.each(cases)('%s', async (_what, left, age, opens) => {
    const { folder, holder } = await libraryWithHolder();
    await writeFile(lockOf(folder), left(holder));
    if (age === 'old') await utimes(lockOf(folder), longAgo, longAgo);
    const before = await treeOf(folder);
    const result = await openLibrary(writeOptions(folder));
    if (opens) {
      await valueOf(result).close();
      delete before['writer.lock'];
    } else {
      expect(codeOf(result)).toBe('library-locked');
    }
    expect(await treeOf(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')(
    'by a process whose id another one has got since',
    async () => {
      const { folder, holder } = await libraryWithHolder();
      const dead = { ...holder, start: 'another boot 1', token: deadToken };
      await writeFile(lockOf(folder), JSON.stringify(dead));
      await openAt(folder);
    },
  );

  it('is taken by the living one of two successors, and by nobody after it', async () => {
    const { folder, holder } = await libraryWithHolder();
    const dead = { ...holder, pid: 2 ** 30, token: deadToken };
    await writeFile(lockOf(folder), JSON.stringify(dead));
    const claim = `${lockOf(folder)}.${deadToken}`;
    // One that claimed the dead one's lock and died before it took it.
    await writeFile(claim, JSON.stringify({ ...dead, token: otherToken }));
    const library = valueOf(await openLibrary(writeOptions(folder)));
    expect((await readHolder(lockOf(folder))).pid).toBe(process.pid);
    await library.close();
    expect(Object.keys(await treeOf(folder)).filter((name) => name.includes('lock'))).toEqual([]);

    await writeFile(lockOf(folder), JSON.stringify(dead));
    await writeFile(claim, JSON.stringify({ ...holder, token: otherToken }));
    expect(codeOf(await openLibrary(writeOptions(folder)))).toBe('library-locked');
  });

  it('goes to exactly one of several processes that want it at once', async () => {
    const { folder, holder } = await libraryWithHolder();
    const sessions = Array.from({ length: 5 }, start);
    for (let round = 0; round < 20; round += 1) {
      // Every other time, one has claimed it already and died.
      const dead = { ...holder, pid: 2 ** 30, token: deadToken };
      await writeFile(lockOf(folder), JSON.stringify(dead));
      const claim = { ...dead, token: otherToken };
      if (round % 2 === 1) await writeFile(`${lockOf(folder)}.${deadToken}`, JSON.stringify(claim));
      const open = { verb: 'open', folder, access: 'write' } as const;
      const answers = await Promise.all(sessions.map((session) => session.ask(open)));
      const winners = sessions.filter((_, at) => (answers[at] as { ok: boolean }).ok);
      expect(winners, JSON.stringify(answers)).toHaveLength(1);
      const [winner] = winners;
      expect((await readHolder(lockOf(folder))).pid).toBe(winner?.pid);
      expect(await winner?.ask({ verb: 'size', fontSize: 20 + round })).toMatchObject({ ok: true });
      await winner?.ask({ verb: 'close' });
    }
    const library = await openAt(folder);
    expect(library.settings().fontSize).toBe(39);
    await library.close();
    expect(Object.keys(await treeOf(folder)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

it('a lock that could not be removed does not shut out the process that gave it back', async () => {
  const parent = await temporaryFolder();
  const folder = join(parent, 'library');
  const library = await openAt(folder);
  await rename(folder, join(parent, 'pulled-out'));
  await library.close();
  await rename(join(parent, 'pulled-out'), folder);
  await (await openAt(folder)).close();
  expect(Object.keys(await treeOf(folder)).filter((name) => name.includes('lock'))).toEqual([]);
});

describe('a lock that was lost', () => {
  it.each(['removed', 'taken'])('%s: nothing is written any more', async (how) => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([numberedArticle(1)]));
    const holder = await readHolder(lockOf(folder));
    if (how === 'removed') await rm(lockOf(folder));
    else await writeFile(lockOf(folder), JSON.stringify({ ...holder, token: otherToken }));
    const tree = await treeOf(folder);
    expect(codeOf(await library.add([numberedArticle(2)]))).toBe('library-locked');
    expect(codeOf(await library.changeSettings({ theme: 'dark' }))).toBe('library-locked');
    await library.close();
    expect(await treeOf(folder)).toEqual(tree);
  });
});
