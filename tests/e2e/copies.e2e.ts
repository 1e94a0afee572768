import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { samples, test } from './terminalProgram';

test('exports the library, and another one takes it in', async ({ terminal }) => {
  await terminal.maqal('import', samples);
  const [first] = await terminal.json('list');
  await terminal.json('bookmark', 'add', String(first?.['id']), '--quote', 'و');
  const file = join(terminal.folder, 'مكتبة.zip');
  const [exported] = await terminal.json('export', file);
  const names = await readdir(samples);
  expect(exported).toEqual({ file, articles: names.length, failures: 0 });

  const other = ['--library', join(terminal.folder, 'other')];
  const outcomes = await terminal.json(...other, 'import', file);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(names.map(() => 'added'));
  expect(await terminal.json(...other, 'list')).toEqual(await terminal.json('list'));
  expect(await terminal.json(...other, 'bookmark', 'list')).toHaveLength(1);
  const [check] = await terminal.json(...other, 'check');
  expect(check).toMatchObject({ ok: true, bookmarks: 1 });

  const one = await terminal.json(
    'export',
    join(terminal.folder, 'one.zip'),
    String(first?.['id']),
  );
  expect(one).toMatchObject([{ articles: 1 }]);
  const nowhere = await terminal.maqal('export', join(terminal.folder, 'gone', 'x.zip'));
  expect(nowhere.status).toBe(1);
  expect(nowhere.complaints).toContain('x.zip');
});

test('tells what a copy would bring, and then brings it', async ({ terminal }) => {
  const names = await readdir(samples);
  await terminal.maqal('import', samples);
  const other = ['--library', join(terminal.folder, 'other')];
  const [first = '', second = ''] = names.map((name) => join(samples, name));
  await terminal.maqal(...other, 'import', first, second);
  const [row] = await terminal.json('list');
  await terminal.json('bookmark', 'add', String(row?.['id']), '--quote', 'و');
  const file = join(terminal.folder, 'copy.zip');
  await terminal.json('export', file);

  const before = await terminal.json(...other, 'list');
  const planned = await terminal.json(...other, 'restore', file, '--dry-run');
  const counts = { purged: 0, failed: 0, added: names.length - 2 };
  expect(planned.at(-1)).toMatchObject({ dryRun: true, ...counts });
  expect(await terminal.json(...other, 'list')).toEqual(before);
  const said = await terminal.maqal(...other, 'restore', file, '--dry-run');
  expect(said.status).toBe(0);
  expect(said.lines.at(-1)).toMatch(/لم يُكتب شيء|العلامات/);

  const restored = await terminal.json(...other, 'restore', file);
  expect(restored.at(-1)).toEqual({ ...planned.at(-1), dryRun: false });
  expect(await terminal.json(...other, 'list')).toHaveLength(names.length);
  expect(await terminal.json(...other, 'bookmark', 'list')).toHaveLength(1);
  const again = await terminal.json(...other, 'restore', file);
  expect(again.at(-1)).toMatchObject({ added: 0, changed: 0, left: names.length });

  const wrong = await terminal.maqal(...other, 'restore', first);
  expect(wrong.status).toBe(1);
  expect(wrong.complaints).toContain('ليس نسخة من مكتبة');
});
