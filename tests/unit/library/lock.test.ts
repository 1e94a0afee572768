import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
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

/** For as long as a test is ready to wait for a lock that is not given away. */
const patience = 300;
const writeOptions = (folder: string) =>
  ({ folder, clock: tickingClock(), access: 'write', patience }) as const;

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
  const ages = { old: -11 * 60, new: 0, 'to come': 24 * 60 * 60 };
  const cases: readonly [
    what: string,
    left: (own: Holder) => string,
    age: keyof typeof ages,
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
    [
      'on another machine, whose clock was a day ahead',
      (own) => JSON.stringify({ ...own, room: 'elsewhere', token: deadToken }),
      'to come',
      true,
    ],
    [
      'by a process that has ended, before the clock was set back',
      (own) => JSON.stringify({ ...own, pid: 2 ** 30, token: deadToken }),
      'to come',
      true,
    ],
    ['half written, a moment ago', () => '{"pid":', 'new', false],
    ['half written, long ago', () => '{"pid":', 'old', true],
    ['empty, long ago', () => '', 'old', true],
    ['empty, before the clock was set back', () => '', 'to come', true],
  ];

  it.each(cases)('%s', async (_what, left, age, opens) => {
    const { folder, holder } = await libraryWithHolder();
    await writeFile(lockOf(folder), left(holder));
    const touched = Date.now() / 1000 + ages[age];
    await utimes(lockOf(folder), touched, touched);
    const before = await treeOf(folder);
    const options = writeOptions(folder);
    const result = await openLibrary(opens ? { ...options, patience: 9_000 } : options);
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

  it('goes to one after the other of several processes that want it at once', async () => {
    const { folder, holder } = await libraryWithHolder();
    const sessions = Array.from({ length: 5 }, start);
    for (let round = 0; round < 20; round += 1) {
      // Every other time, one has claimed it already and died.
      const dead = { ...holder, pid: 2 ** 30, token: deadToken };
      await writeFile(lockOf(folder), JSON.stringify(dead));
      const claim = { ...dead, token: otherToken };
      if (round % 2 === 1) await writeFile(`${lockOf(folder)}.${deadToken}`, JSON.stringify(claim));
      const open = { verb: 'open', folder, access: 'write' } as const;
      const answers = await Promise.all(
        sessions.map(async (session, at) => [
          await session.ask(open),
          await session.ask({ verb: 'add', numbers: [round * sessions.length + at] }),
          await session.ask({ verb: 'close' }),
        ]),
      );
      for (const answer of answers) {
        expect(answer).toMatchObject([{ ok: true, value: [] }, { ok: true }, null]);
      }
    }
    const library = await openAt(folder);
    expect(library.rows()).toHaveLength(20 * sessions.length);
    expect(await library.check()).toMatchObject({ ok: true, findings: [] });
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
  async function libraryAndHolder() {
    const folder = await temporaryFolder();
    const library = valueOf(await openLibrary(writeOptions(folder)));
    onTestFinished(() => library.close());
    valueOf(await library.add([numberedArticle(1)]));
    return { folder, library, holder: await readHolder(lockOf(folder)) };
  }

  it('to a living process: nothing is written any more', async () => {
    const { folder, library, holder } = await libraryAndHolder();
    await writeFile(lockOf(folder), JSON.stringify({ ...holder, token: otherToken }));
    const tree = await treeOf(folder);
    expect(codeOf(await library.add([numberedArticle(2)]))).toBe('library-locked');
    expect(codeOf(await library.changeSettings({ theme: 'dark' }))).toBe('library-locked');
    await library.close();
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('with its file: it is taken anew', async () => {
    const { folder, library } = await libraryAndHolder();
    await rm(lockOf(folder));
    valueOf(await library.add([numberedArticle(2)]));
    expect((await readHolder(lockOf(folder))).pid).toBe(process.pid);
  });

  it('with the library: none springs up in its place', async () => {
    const { folder, library } = await libraryAndHolder();
    await rm(folder, { recursive: true });
    expect(codeOf(await library.add([numberedArticle(2)]))).toBe('library-gone');
    await mkdir(folder); // as where a drive was mounted
    expect(codeOf(await library.add([numberedArticle(2)]))).toBe('library-gone');
    await library.close();
    expect(await treeOf(folder)).toEqual({});
  });
});
