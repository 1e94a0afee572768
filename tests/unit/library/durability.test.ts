import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../torture/bundle';
import { startSession } from '../../torture/startSession';
import { openAt, temporaryFolder } from './support';

const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

let scripts = '';
let script = '';
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'maqal-durability-'));
  script = await bundle(join(import.meta.dirname, '../../torture/session.ts'), scripts);
});
afterAll(() => rm(scripts, { recursive: true, force: true }));

/** A system call as strace wrote it: its name, and what it was about with random parts left out. */
interface Call {
  readonly name: string;
  readonly about: string;
}

function callsOf(trace: string, folder: string): Call[] {
  const calls: Call[] = [];
  const unfinished = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(pid, rest.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed ? `${unfinished.get(pid) ?? ''}${resumed[1] ?? ''}` : rest;
    const [, name = '', about = ''] = /^(\w+)\((.*)$/.exec(whole) ?? [];
    calls.push({
      name,
      about: about.replaceAll(folder, '').replace(/\.[0-9a-f]{16}\.tmp/g, '.tmp'),
    });
  }
  return calls;
}

it.skipIf(!canTrace)(
  'says that a change is saved only after all that makes it durable',
  async () => {
    const folder = await temporaryFolder();
    const log = join(folder, 'trace');
    const traced = [
      'openat',
      'fsync',
      'rename',
      'renameat',
      'renameat2',
      'link',
      'linkat',
      'write',
    ];
    const options = ['-f', '-y', '-s', '12', '-o', log, '-e', `trace=${traced.join(',')}`];
    const session = startSession(script, { command: ['strace', ...options, process.execPath] });
    const library = join(folder, 'library');
    await session.ask({ verb: 'open', folder: library, access: 'write' });
    await session.ask({ verb: 'size', fontSize: 30 });
    await session.ask({ verb: 'add', numbers: [1] });
    await session.ask({ verb: 'close' });
    await session.kill();

    const calls = callsOf(await readFile(log, 'utf8'), library);
    const answers = calls.flatMap(({ name, about }, at) =>
      name === 'write' && about.startsWith('1<') ? [at] : [],
    );
    expect(answers).toHaveLength(4);
    const [opened = 0, sized = 0, added = 0] = answers;
    const at = (name: string, about: RegExp, from: number): number => {
      const found = calls.findIndex(
        (call, index) => index > from && call.name.startsWith(name) && about.test(call.about),
      );
      expect(found, `${name} ${about.source}`).toBeGreaterThan(from);
      return found;
    };

    /** Where in the trace a store has been replaced durably, reckoned from a place before. */
    const replaced = (file: string, from: number): number => {
      const made = at('openat', new RegExp(`"/${file}\\.tmp", .*O_EXCL`), from);
      const written = at('write', new RegExp(`^\\d+</${file}\\.tmp>`), made);
      const synced = at('fsync', new RegExp(`^\\d+</${file}\\.tmp>`), written);
      const renamed = at('rename', new RegExp(`"/${file}\\.tmp".*"/${file}"`), synced);
      const parent = file.includes('/') ? `/${file.slice(0, file.indexOf('/'))}` : '';
      return at('fsync', new RegExp(`^\\d+<${parent}>`), renamed);
    };
    expect(replaced('settings.json', opened)).toBeLessThan(sized);

    /** Where a file that is named by its hash has been kept durably. */
    const kept = (kind: string, from: number): number => {
      const renamed = at('rename', new RegExp(`"/incoming/\\w+\\.tmp".*"/${kind}/\\w\\w/`), from);
      const source = /"\/incoming\/(\w+)\.tmp"/.exec(calls[renamed]?.about ?? '')?.[1] ?? '';
      const synced = at('fsync', new RegExp(`/incoming/${source}\\.tmp>`), from);
      expect(synced).toBeLessThan(renamed);
      const named = at('fsync', new RegExp(`^\\d+</${kind}/\\w\\w>`), renamed);
      return Math.max(named, at('fsync', new RegExp(`^\\d+</${kind}>`), renamed));
    };
    const files = Math.max(kept('originals', sized), kept('contents', sized));
    // A record never names a file that a power cut could take away.
    const record = at('openat', /"\/records\/0001\.json\.tmp"/, sized);
    expect(files).toBeLessThan(record);
    const catalog = replaced('library.json', replaced('records/0001.json', files));
    expect(catalog).toBeLessThan(added);
  },
);

/** Lets some system calls of a running process fail from now on, until the answer is called. */
async function inject(pid: number, what: string, folder: string): Promise<() => Promise<void>> {
  const log = join(folder, 'injected');
  const strace = spawn('strace', ['-f', '-p', String(pid), '-o', log, '-e', `inject=${what}`]);
  const ended = once(strace, 'close');
  // It says that it has attached to each thread before it lets the process go on.
  await once(strace.stderr, 'data');
  return async () => {
    strace.kill('SIGINT');
    await ended;
    const trace = await readFile(log, 'utf8');
    expect(trace, 'nothing has failed').toContain('(INJECTED)');
  };
}

describe.skipIf(!canTrace)('a system call that fails', () => {
  const fails: readonly [what: string, code: string | null][] = [
    ['fsync:error=EIO:when=1', 'library-gone'],
    ['fsync:error=ENOSPC:when=1', 'disk-full'],
    ['fsync:error=EDQUOT', 'disk-full'],
    ['rename:error=EROFS', 'read-only'],
    ['rename:error=EACCES', 'read-only'],
    ['rename:error=EBUSY:when=1..2', null],
    ['link:error=ENOSPC', 'disk-full'],
    // As on FAT, where the previous generation has to be moved.
    ['link:error=EPERM', null],
  ];

  it.each(fails)('%s', async (what, code) => {
    const folder = await temporaryFolder();
    const library = join(folder, 'library');
    const session = startSession(script);
    onTestFinished(() => session.kill());
    await session.ask({ verb: 'open', folder: library, access: 'write' });
    await session.ask({ verb: 'size', fontSize: 30 });
    const before = await readFile(join(library, 'settings.json'));

    const stop = await inject(session.pid, what, folder);
    const answer = await session.ask({ verb: 'size', fontSize: 31 });
    await stop();
    const fontSize = code === null ? 31 : 30;
    expect(answer).toMatchObject(code === null ? { ok: true } : { error: { code } });
    expect(await session.ask({ verb: 'state' })).toMatchObject({ fontSize });
    if (code !== null) expect(await readFile(join(library, 'settings.json'))).toEqual(before);
    else expect(await readFile(join(library, 'settings.json.1'))).toEqual(before);
    const names = await readdir(library);
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);

    expect(await session.ask({ verb: 'size', fontSize: 32 })).toMatchObject({ ok: true });
    await session.kill();
    const again = await openAt(library);
    expect(again.notices).toEqual([]);
    expect(again.settings().fontSize).toBe(32);
  });

  it('to make hard links: a library without them works as any other', async () => {
    const folder = await temporaryFolder();
    const library = join(folder, 'library');
    const injected = ['-f', '-o', join(folder, 'log'), '-e', 'inject=link,linkat:error=EPERM'];
    const start = () =>
      startSession(script, { command: ['strace', ...injected, process.execPath] });
    const open = { verb: 'open', folder: library, access: 'write' } as const;

    const first = start();
    expect(await first.ask(open)).toMatchObject({ ok: true });
    expect(await first.ask({ verb: 'add', numbers: [1, 2] })).toMatchObject({ ok: true });
    const second = start();
    onTestFinished(() => second.kill());
    expect(await second.ask(open)).toMatchObject({ ok: true });
    expect(await second.ask({ verb: 'add', numbers: [3] })).toMatchObject({ ok: true });
    expect(await first.ask({ verb: 'add', numbers: [4] })).toMatchObject({ ok: true });
    const { pid } = JSON.parse(await readFile(join(library, 'writer.lock'), 'utf8')) as {
      pid: number;
    };
    process.kill(pid, 'SIGKILL');
    await first.kill();
    expect(await second.ask({ verb: 'size', fontSize: 30 })).toMatchObject({ ok: true });
    expect(await second.ask({ verb: 'check' })).toMatchObject({ ok: true, articles: 4 });
    await second.ask({ verb: 'close' });
    const names = await readdir(library);
    expect(names.filter((name) => /lock|tmp/.test(name))).toEqual([]);
  });
});
