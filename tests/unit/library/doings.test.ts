import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/settings';
import { first, firstId, second, secondId, selectorAt, titlesOf, unknownId } from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

describe('reading', () => {
  it('changes what it is told to and keeps the rest', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    const place = selectorAt(2, 5);
    valueOf(await library.changeReading(firstId, { status: 'reading', progress: 0.5, place }));
    const after = valueOf(await library.changeReading(firstId, { starred: true }));
    expect(after).toMatchObject({ status: 'reading', progress: 0.5, place, starred: true });
    await library.close();
    const again = await openAt(folder);
    expect(valueOf(await again.open(firstId)).reading).toEqual(after);
    expect(again.rows().map(({ reading }) => reading.starred)).toEqual([false, true]);
  });

  it('does not write when nothing changes', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const before = valueOf(await library.changeReading(firstId, { progress: 0.25 }));
    const tree = await treeOf(folder);
    expect(valueOf(await library.changeReading(firstId, { progress: 0.25 }))).toEqual(before);
    expect(await treeOf(folder)).toEqual(tree);
  });

  it.each([
    ['an unknown article', unknownId, {}, 'not-found'],
    ['a progress beyond the end', firstId, { progress: 2 }, 'bad-request'],
  ])('refuses %s', async (_what, id, change, code) => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    const rows = library.rows();
    expect(codeOf(await library.changeReading(id, change))).toBe(code);
    expect(library.rows()).toEqual(rows);
  });
});

describe('the trash', () => {
  it('takes articles out of sight and gives them back as they were', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    valueOf(await library.changeReading(firstId, { starred: true }));
    valueOf(await library.trash([firstId, firstId]));
    await library.close();

    const again = await openAt(folder);
    expect(again.rows().find(({ summary }) => summary.id === firstId)?.reading).toMatchObject({
      starred: true,
      trashedAt: expect.any(String) as string,
    });
    expect(again.has(firstId)).toBe(true);
    expect(await titlesOf(again.articles())).toEqual(['خبر ثانٍ']);
    expect(await titlesOf(again.articles([firstId, secondId]))).toEqual(['خبر ثانٍ']);
    valueOf(await again.restore([firstId]));
    expect(await titlesOf(again.articles([firstId, unknownId]))).toEqual(['خبر أوّل']);
    expect((await again.check()).ok).toBe(true);
  });

  it('changes nothing when one of the articles is unknown', async () => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    expect(codeOf(await library.trash([firstId, unknownId]))).toBe('not-found');
    expect(library.rows()[0]?.reading.trashedAt).toBe(null);
  });
});

describe('bookmarks', () => {
  it('lists them in the order of the text, and of all newest first without the trash', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    const late = valueOf(
      await library.addMark(firstId, { selector: selectorAt(9, 12), note: 'آخر' }),
    );
    const other = valueOf(
      await library.addMark(secondId, { selector: selectorAt(0, 2), note: '' }),
    );
    const early = valueOf(
      await library.addMark(firstId, { selector: selectorAt(0, 4), note: 'أول' }),
    );
    await library.close();
    const again = await openAt(folder);
    expect(again.bookmarks(firstId)).toEqual([early, late]);
    expect(valueOf(await again.open(firstId)).bookmarks).toEqual([early, late]);
    expect(again.bookmarks(null)).toEqual([early, other, late]);
    expect(again.rows().map(({ bookmarkCount }) => bookmarkCount)).toEqual([1, 2]);
    valueOf(await again.trash([firstId]));
    expect(again.bookmarks(null)).toEqual([other]);
    expect(again.bookmarks(firstId)).toEqual([early, late]);
  });

  it('removes by a tombstone that can be undone', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const { id } = valueOf(
      await library.addMark(firstId, { selector: selectorAt(0, 4), note: 'a' }),
    );
    const noted = valueOf(await library.changeMark(id, { note: 'b' }));
    expect(noted.note).toBe('b');
    const removed = valueOf(await library.removeMark(id));
    expect(valueOf(await library.removeMark(id))).toEqual(removed);
    expect(library.bookmarks(firstId)).toEqual([]);
    expect(codeOf(await library.changeMark(id, { note: 'c' }))).toBe('not-found');
    await library.close();
    const again = await openAt(folder);
    expect(again.bookmarks(null)).toEqual([]);
    expect(again.rows()[0]?.bookmarkCount).toBe(0);
    const restored = valueOf(await again.restoreMark(id));
    const { updatedAt } = restored;
    const changedAt = { ...noted.changedAt, deletedAt: updatedAt };
    expect(restored).toEqual({ ...noted, updatedAt, changedAt });
    expect(again.bookmarks(firstId)).toEqual([restored]);
  });

  it('belongs to an article and names a place', async () => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    const none = 'b7a0c9a4-7a07-4a3e-9d53-6f1f5b6b7c11';
    const backwards = { ...selectorAt(0, 4), position: { start: 4, end: 0 } };
    expect(codeOf(await library.addMark(unknownId, { selector: selectorAt(0, 4), note: '' }))).toBe(
      'not-found',
    );
    expect(codeOf(await library.addMark(firstId, { selector: backwards, note: '' }))).toBe(
      'bad-request',
    );
    expect(codeOf(await library.removeMark(none))).toBe('not-found');
    expect(library.bookmarks(null)).toEqual([]);
  });
});

describe('settings', () => {
  it('remembers what was chosen; what a name without a value would change stays', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.changeSettings({ theme: 'sepia' }));
    const change = { fontSize: 24, theme: undefined } as { fontSize: number };
    valueOf(await library.changeSettings(change));
    await library.close();
    const again = await openAt(folder);
    expect(again.settings()).toEqual({ ...defaultSettings, theme: 'sepia', fontSize: 24 });
    expect(codeOf(await again.changeSettings({ fontSize: 1000 }))).toBe('bad-request');
    expect(again.settings().fontSize).toBe(24);
  });

  it('fills in the defaults of settings that an earlier version did not have', async () => {
    const folder = await temporaryFolder();
    await (await openAt(folder)).close();
    const file = join(folder, 'settings.json');
    const saved = JSON.parse(await readFile(file, 'utf8')) as object;
    const blank = `${JSON.stringify({ ...saved, sha256: '0'.repeat(64), data: { theme: 'dark' } })}\n`;
    const hash = createHash('sha256').update(blank).digest('hex');
    await writeFile(file, blank.replace('0'.repeat(64), hash));
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(library.settings()).toEqual({ ...defaultSettings, theme: 'dark' });
  });
});
