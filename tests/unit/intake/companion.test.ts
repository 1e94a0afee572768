import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kindOfFile } from '../../../src/main/importing/stages';
import { findFiles, lookBeside } from '../../../src/main/intake/intake';

const onWindows = process.platform === 'win32';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maqal-companion-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function place(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), file);
  }
}

const look = (page: string, address: string): string | null => {
  const bytes = lookBeside(join(folder, page))(address);
  return bytes === null ? null : Buffer.from(bytes).toString();
};

describe('lookBeside', () => {
  const folders: [page: string, folder: string][] = [
    ['Page.html', 'Page_files'],
    ['Page.htm', 'Page.files'],
    ['Page.html', 'Page-Dateien'],
    ['Page.xhtml', 'Page_fichiers'],
    ['صفحة.html', 'صفحة_files'],
    ['صفحة.html', 'صفحة_ملفات'],
    ['صفحة.html', 'ملفات_صفحة'],
    ['v1.2 - page.html', 'v1.2 - page_files'],
  ];
  test.each(folders)('%s has its pictures in %s', async (page, companion) => {
    await place(page, `${companion}/a.png`);
    expect(look(page, `${companion}/a.png`)).toBe(`${companion}/a.png`);
    expect(look(page, `./${encodeURIComponent(companion)}/a.png?x=1#y`)).toBe(`${companion}/a.png`);
  });

  test('takes other case and composition of letters for the same name', async () => {
    await place('Été.html', 'Été_files/Café 1.PNG', 'Été_files/inner/b.png');
    expect(look('Été.html', 'été_Files/cafe\u0301%201.png'.normalize('NFD'))).not.toBeNull();
    expect(look('Été.html', 'Été_files/inner/b.png')).not.toBeNull();
    expect(look('Été.html', 'Été_files/inner')).toBeNull();
  });

  const refused = [
    ...['secret.png', 'Other_files/a.png', '../Page_files/a.png', 'Page_files/../secret.png'],
    ...['Page_files/%2e%2e/secret.png', 'Page_files/..%2fsecret.png', 'Page_files/..\\secret.png'],
    ...['/Page_files/a.png', '//host/Page_files/a.png', '\\Page_files\\a.png', 'Page_files//a.png'],
    ...['file:Page_files/a.png', 'https://a.example/Page_files/a.png', 'C:Page_files/a.png'],
    ...['Page_files/a.png%00', 'Page_files/a.png:stream', 'Page_files', '', 'Page_files/gone.png'],
    ...[`Page_files/${'a'.repeat(300)}.png`, `Page_files/${'d/'.repeat(20)}a.png`],
  ];
  test.each(refused)('answers nothing for %s', async (address) => {
    await place('Page.html', 'Page_files/a.png', 'Other_files/a.png', 'secret.png');
    expect(look('Page.html', address)).toBeNull();
  });

  test('looks for nothing beside what is no page', async () => {
    await place('Page.txt', 'Page_files/a.png');
    expect(look('Page.txt', 'Page_files/a.png')).toBeNull();
  });

  test.skipIf(onWindows)('follows no link', async () => {
    await place('Page.html', 'Page_files/a.png', 'secret.png', 'Linked.html', 'there/a.png');
    await symlink(join(folder, 'secret.png'), join(folder, 'Page_files/b.png'));
    await symlink(join(folder, 'there'), join(folder, 'Linked_files'));
    expect(look('Page.html', 'Page_files/b.png')).toBeNull();
    expect(look('Linked.html', 'Linked_files/a.png')).toBeNull();
  });

  test('reads no more than a page may hold', async () => {
    await place('Page.html', 'Page_files/a.png', 'Page_files/large.png', 'Page_files/b.png');
    await truncate(join(folder, 'Page_files/large.png'), 32 * 1024 * 1024 + 1);
    await truncate(join(folder, 'Page_files/b.png'), 32 * 1024 * 1024);
    const beside = lookBeside(join(folder, 'Page.html'));
    expect(beside('Page_files/large.png')).toBeNull();
    expect(beside('Page_files/b.png')).toHaveLength(32 * 1024 * 1024);
    expect(beside('Page_files/b.png')).toHaveLength(32 * 1024 * 1024);
    expect(beside('Page_files/a.png')).toBeNull();
    const another = lookBeside(join(folder, 'Page.html'));
    for (let time = 0; time < 1_000; time += 1) expect(another('Page_files/a.png')).not.toBeNull();
    expect(another('Page_files/a.png')).toBeNull();
  });
});

test('what belongs to a saved page is no article of its own', async () => {
  await place('Page.html', 'Page_files/frame.html', 'صفحة.htm', 'ملفات_صفحة/a.html');
  await place('Other_files/a.html', 'note.txt', 'note_files/a.html', 'year.files/page.html');
  const found: string[] = [];
  for await (const { file } of findFiles([folder], kindOfFile)) {
    found.push(relative(folder, file).replaceAll('\\', '/'));
  }
  expect(found).toEqual([
    ...['Page.html', 'note.txt', 'صفحة.htm', 'Other_files/a.html', 'note_files/a.html'],
    'year.files/page.html',
  ]);
});
