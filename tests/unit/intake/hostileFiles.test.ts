import { link, mkdir, open, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harmlessName } from '#shared/text/harmlessName';
import { importFile } from '../../../src/main/importing/pipeline';
import { kindOfFile } from '../../../src/main/importing/stages';
import { findFiles, readFile } from '../../../src/main/intake/intake';
import { temporaryFolder } from '../../support/temporaryFolder';

const onWindows = process.platform === 'win32';

async function find(...paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of findFiles(paths, kindOfFile)) {
    found.push('error' in entry ? `${entry.file}: ${entry.error.code}` : entry.file);
  }
  return found;
}

describe('a folder', () => {
  it('of 100,000 entries is gone through, in order, without a file of it being opened', async () => {
    const folder = await temporaryFolder();
    const one = join(folder, 'one.txt');
    await writeFile(one, 'نص');
    const count = 100_000;
    // Names of one file, as far as a file may have them: the entries are what counts here.
    const perFile = 30_000;
    let from = one;
    for (let at = 1; at < count; at += 1) {
      const path = join(folder, `${String(at).padStart(6, '0')}.${at % 2 === 0 ? 'txt' : 'bin'}`);
      if (at % perFile === 0) {
        await writeFile(path, 'نص');
        from = path;
      } else await link(from, path);
    }
    const found = await find(folder);
    const isUnknown = (each: string): boolean => each.endsWith('.bin: unknown-format');
    const articles = found.filter((each) => each.endsWith('.txt'));
    expect(articles).toHaveLength(count / 2);
    expect(articles).toEqual([...articles].sort());
    expect(found.filter(isUnknown)).toHaveLength(200);
    expect(found.at(-1)).toBe(`${folder}: unknown-formats`);
    expect(found).toHaveLength(count / 2 + 201);
  }, 120_000);

  it.skipIf(onWindows)('whose links lead in a circle is gone through once', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await writeFile(join(folder, 'a/b/c.txt'), 'نص');
    await symlink(folder, join(folder, 'a/b/up'));
    await symlink(join(folder, 'second'), join(folder, 'first'));
    await symlink(join(folder, 'first'), join(folder, 'second'));
    await symlink('/etc/passwd', join(folder, 'passwd.txt'));
    expect(await find(folder)).toEqual([join(folder, 'a/b/c.txt')]);
    // One that is named and leads nowhere but round is told of.
    expect(await find(join(folder, 'first'))).toEqual([
      `${join(folder, 'first')}: unreadable-file`,
    ]);
  });
});

describe('a file that changes while it is read', () => {
  /** Lets something happen after the file's size is known, as a disk would, and before its bytes are read. */
  async function readWhile(change: (path: string) => Promise<void>) {
    const folder = await temporaryFolder();
    const path = join(folder, 'خبر.txt');
    await writeFile(path, 'سطر\n'.repeat(1_000_000));
    const [result] = await Promise.all([readFile(path), change(path)]);
    return result;
  }
  const whole = 'سطر\n'.repeat(1_000_000);
  /** Everything that the file ever held; a part of one of them would be an article cut short. */
  const states = [whole, 'غيره', `${whole}${'سطر آخر\n'.repeat(1000)}`]
    .map((state) => Buffer.from(state))
    .concat(Buffer.from(whole).subarray(0, 10));

  it.each([
    ['is cut short', (path: string) => truncate(path, 10)],
    ['vanishes', (path: string) => rm(path)],
    [
      'is replaced',
      async (path: string) => {
        await writeFile(`${path}.new`, 'غيره');
        await rename(`${path}.new`, path);
      },
    ],
    [
      'grows',
      async (path: string) => {
        const file = await open(path, 'a');
        await file.writeFile('سطر آخر\n'.repeat(1000));
        await file.close();
      },
    ],
  ])('and %s comes whole or not at all', async (_, change) => {
    for (let round = 0; round < 5; round += 1) {
      const result = await readWhile(change);
      if (!result.ok) {
        expect(['unreadable-file', 'missing-file']).toContain(result.error.code);
        continue;
      }
      const read = Buffer.from(result.value.bytes);
      expect(states.some((state) => state.equals(read))).toBe(true);
    }
  });
});

describe('a name', () => {
  it.skipIf(onWindows)(
    'of 255 bytes with controls and overrides is read, and shown without them',
    async () => {
      const folder = await temporaryFolder();
      const start = '\u001b[31m\u202etxt.exe\u0007\u2066مقال\n';
      const name = `${start}${'ن'.repeat(Math.floor((255 - Buffer.byteLength(start) - 4) / 2))}.txt`;
      expect(Buffer.byteLength(name)).toBeGreaterThan(252);
      await writeFile(join(folder, name), 'عنوان\n\nنص المقال في سطر أطول من عنوانه بكثير.');
      expect(await find(folder)).toEqual([join(folder, name)]);
      const file = await readFile(join(folder, name));
      const imported = file.ok ? await importFile(file.value) : file;
      const shown = imported.ok ? imported.value.articles[0]?.article.provenance.name : '';
      expect(shown).toBe(harmlessName(name));
      expect(shown).toMatch(/^\[31mtxt\.exeمقالن+\.txt$/u);
    },
  );
});

describe('the bytes', () => {
  const failure = (code: string) => ({ ok: false, error: { code } });

  it('of a file filled with NULs are no text', async () => {
    const bytes = new Uint8Array(8 * 1024 * 1024);
    expect(await importFile({ name: 'صفر.txt', bytes })).toMatchObject(failure('binary-file'));
  });

  it('of a line of 200 MB are refused before they are read', async () => {
    const path = join(await temporaryFolder(), 'سطر.txt');
    const file = await open(path, 'w');
    for (let at = 0; at < 200; at += 1) await file.write('ن'.repeat(512 * 1024));
    await file.close();
    const begun = performance.now();
    expect(await readFile(path)).toMatchObject(failure('too-large'));
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
