import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { samples, seed, test } from './terminalProgram';

test('imports a folder, and knows its files the second time', async ({ terminal }) => {
  const names = await readdir(samples);
  const first = await terminal.json('import', samples);
  expect(first.map(({ outcome }) => outcome)).toEqual(names.map(() => 'added'));
  const second = await terminal.json('import', samples);
  expect(second.map(({ outcome }) => outcome)).toEqual(names.map(() => 'duplicate'));
  expect(await terminal.json('list')).toHaveLength(names.length);
  expect(await terminal.json('check')).toEqual([
    { ok: true, articles: names.length, bookmarks: 0, findings: 0 },
  ]);
});

test('goes on after a bad file, names it in the reader’s language, and ends with 1', async ({
  terminal,
}) => {
  const files = join(terminal.folder, 'files');
  await mkdir(files);
  await writeFile(join(files, 'فارغ.txt'), '');
  await writeFile(join(files, 'سليم.txt'), 'عنوان قصير\n\nفقرة واحدة تكفي لمقال صغير.\n');
  await writeFile(join(files, 'خريطة.xyz'), 'ما لا يُعرف');
  await writeFile(join(files, 'صورة.png'), 'لا يُذكر');
  const ended = await terminal.maqal('import', files, join(files, 'غائب.txt'));
  expect(ended.status).toBe(1);
  expect(ended.lines).toHaveLength(1);
  expect(ended.complaints).toContain('الملف فارغ.txt فارغ');
  expect(ended.complaints).toContain('غائب.txt');
  expect(ended.complaints).toMatch(/صيغة الملف خريطة\.xyz غير معروفة\..*EPUB/u);
  expect(ended.complaints).not.toContain('صورة.png');
});

test('shows, searches and marks', async ({ terminal }) => {
  const file = join(terminal.folder, 'نخيل.txt');
  await writeFile(file, 'حكاية النخيل\n\nكَتَبَ الرحّالة عن النخيل.\n\nثم عاد إلى الواحة في الشتاء.\n');
  const [added] = await terminal.json('import', file);
  const id = String(added?.['id']);
  const [article] = await terminal.json('show', id.slice(0, 8));
  expect(article).toMatchObject({
    ...{ id, title: 'حكاية النخيل', direction: 'rtl', language: 'ar', encoding: 'utf-8' },
    paragraphs: ['كَتَبَ الرحّالة عن النخيل.', 'ثم عاد إلى الواحة في الشتاء.'],
    bookmarks: [],
    ...{ extent: 'whole', folder: null, archived: false, starred: false, tags: [] },
  });
  const [listed] = await terminal.json('list');
  expect(listed).toMatchObject({
    ...{ id, status: 'unread', extent: 'whole', folder: null, archived: false, tags: [] },
  });

  const [summary, hit] = await terminal.json('search', 'كتب', '--limit', '5');
  expect(summary?.['total']).toBe(1);
  const { snippet, marks } = hit as { snippet: string; marks: [number, number][] };
  expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(['كَتَبَ']);

  const [bookmark] = await terminal.json('bookmark', 'add', id, '--quote', 'الى الواحه');
  expect(bookmark).toMatchObject({ articleId: id, quote: 'إلى الواحة' });
  expect(await terminal.json('bookmark', 'list')).toEqual([bookmark]);
  expect((await terminal.maqal('bookmark', 'add', id, '--quote', 'غير موجود')).status).toBe(1);
});

test('tells wrong usage by 2, and what is not there by 1', async ({ terminal }) => {
  expect((await terminal.maqal('dance')).status).toBe(2);
  expect((await terminal.maqal('import')).status).toBe(2);
  expect((await terminal.maqal('search', 'كلمة', '--limit', 'many')).status).toBe(2);
  expect((await terminal.maqal('--help')).status).toBe(0);
  expect((await terminal.maqal('list')).status).toBe(1); // no library there yet
  await terminal.maqal('import', samples);
  expect((await terminal.maqal('show', 'abcdef123456')).status).toBe(1);
});

test('reads the founding sample as the design says', async ({ terminal }) => {
  const files = await readdir(seed).catch(() => []);
  test.skip(files.length === 0, 'the founding sample is not here');
  const [added] = await terminal.json('import', seed);
  const [article] = await terminal.json('show', String(added?.['id']));
  expect(article).toMatchObject({
    kicker: 'فلسطين الصمود',
    source: 'الكوثر',
    publishedAt: '2024-02-03T08:57:00Z',
    publishedText: 'السبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش',
  });
  const { title, lead, paragraphs } = article as {
    title: string;
    lead: string;
    paragraphs: string[];
  };
  expect(title).toMatch(/^فلسطين الصمود \.\.انسحاب .* قطاع غزة$/);
  expect(lead).toMatch(/^يرى مراقبون .* الدولية \.$/);
  expect(paragraphs).toHaveLength(6);
  expect(paragraphs.join(' ')).not.toContain('اضغط هنا');
  expect(paragraphs.every((text) => text === text.trim())).toBe(true);
});

test('repairs what can be repaired, names what is lost, and deletes nothing', async ({
  terminal,
}) => {
  await terminal.maqal('import', samples);
  const whole = await terminal.json('list');
  expect(await terminal.json('check', '--repair')).toEqual([
    { ok: true, articles: whole.length, bookmarks: 0, repairs: 0 },
  ]);
  const library = join(terminal.folder, 'library');
  const pathsIn = async (kind: string) =>
    (await readdir(join(library, kind), { recursive: true, withFileTypes: true }))
      .filter((name) => name.isFile())
      .map((name) => join(name.parentPath, name.name));
  for (const path of await pathsIn('contents')) await writeFile(path, 'damaged');
  expect((await terminal.maqal('check')).status).toBe(1);
  const repaired = await terminal.maqal('check', '--repair');
  expect(repaired.status).toBe(0);
  expect(repaired.lines.filter((line) => line.startsWith('أُصلح: نص مقال'))).toHaveLength(
    whole.length,
  );
  const kept = (await pathsIn('contents')).filter((path) => path.includes('.damaged-'));
  expect(kept).toHaveLength(whole.length);
  expect(await terminal.json('list')).toEqual(whole);
  expect((await terminal.maqal('check', '--repair')).lines).toEqual([
    `المقالات: ${whole.length}، العلامات: 0، ولا شيء يحتاج إلى إصلاح.`,
  ]);

  const [original = ''] = await pathsIn('originals');
  await writeFile(original, 'damaged');
  const lost = await terminal.maqal('check', '--repair');
  expect(lost.status).toBe(1);
  const { title } = whole.find(({ id }) => original.endsWith(String(id))) ?? {};
  expect(lost.lines[0]).toContain('ضاع: ملف أصلي');
  expect(lost.lines[0]).toContain(String(title));
  const again = await terminal.json('check', '--repair');
  expect(again).toMatchObject([
    { outcome: 'lost', what: 'original' },
    { ok: false, repairs: 1 },
  ]);
});

test('reads articles again, and tells what it could not read', async ({ terminal }) => {
  await terminal.maqal('import', samples);
  const articles = await terminal.json('list');
  const total = articles.length;
  const all = await terminal.json('reread');
  expect(all).toHaveLength(total + 1);
  expect(all.at(-1)).toEqual({ total, reread: total, unplaced: 0, failures: 0 });
  expect(await terminal.json('list')).toEqual(articles);
  const id = String(articles[0]?.['id']);
  expect(await terminal.json('reread', id.slice(0, 8))).toMatchObject([{ id, error: null }, {}]);

  await writeFile(join(terminal.folder, 'library/originals', id.slice(0, 2), id), 'damaged');
  const ended = await terminal.maqal('reread', id);
  expect(ended.status).toBe(1);
  expect(ended.complaints).toContain(id.slice(0, 12));
  expect((await terminal.maqal('reread', 'abcdef123456')).status).toBe(1);
  expect(await terminal.json('list')).toEqual(articles);
});

test('backs up, and restores what it backed up, also without the library', async ({ terminal }) => {
  await terminal.json('import', samples);
  const [before] = await terminal.json('backup');
  expect(before).toMatchObject({ isNew: true, articles: 10, problems: [] });
  expect(await terminal.json('backup')).toMatchObject([{ isNew: false, id: before?.['id'] }]);
  expect(await terminal.json('backup', 'list')).toMatchObject([{ id: before?.['id'] }]);
  expect(await terminal.json('backup', 'verify', '1')).toMatchObject([{ ok: true, missing: [] }]);
  expect(await terminal.json('backup', 'drill')).toMatchObject([{ ok: true, articles: 10 }]);

  // Elsewhere, and from there to a new folder although the library has gone.
  const other = join(terminal.folder, 'drive');
  await mkdir(other);
  expect((await terminal.maqal('backup', '--to', other)).status).toBe(0);
  await rename(join(terminal.folder, 'library'), join(terminal.folder, 'lost'));
  const restored = join(terminal.folder, 'library');
  const wrong = await terminal.maqal('backup', 'restore', '--from', other);
  expect(wrong.status).toBe(2);
  const back = await terminal.json('backup', 'restore', '--from', other, '--to', restored);
  expect(back).toMatchObject([{ articles: 10, left: [] }]);
  expect(await terminal.json('check')).toMatchObject([{ ok: true, articles: 10 }]);
  expect((await terminal.maqal('backup', 'restore', '--to', restored)).status).toBe(1);
});
