import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { RepairReport } from '#shared/library';
import type { Result } from '#shared/result';
import { describe as selectorOf } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { createApplication, type Application } from '../../../src/main/application';
import { testParts, type TestParts } from '../../support/parts';
import { pngOf } from '../../support/png';
import { temporaryFolder } from '../../support/temporaryFolder';

export interface Scene {
  readonly folder: string;
  readonly parts: TestParts;
  readonly application: Application;
  readonly ids: Readonly<Record<string, string>>;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const picture = pngOf(40, 30);
export const files: Readonly<Record<string, string>> = {
  'نهر.txt':
    'حكاية النهر\n\nيجري النهر في الوادي منذ ألف عام.\n\nثم يصب في البحر عند المدينة القديمة.\n',
  'سوق.html': `<!doctype html><html lang="ar"><title>سوق الخزف</title><body><article><h1>سوق الخزف</h1>
    <p>في السوق القديم صناع يعجنون الطين ويشكلونه أواني ملونة، ويتعلم منهم أبناؤهم الحرفة عامًا بعد عام.</p>
    <img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}" alt="آنية">
    <p>وتخرج الأواني من الفرن لامعة كأنها الزجاج، ثم ترص على الرفوف حتى يأتي من يشتريها في الصباح.</p></article></body></html>`,
  'bridge.md':
    '# The bridge\n\nThe old bridge has nine arches, and *none* of them is like another.\n',
};

/** A library of three articles, the first corrected, marked and tagged by its reader. */
export async function scene(): Promise<Scene> {
  const folder = await temporaryFolder();
  const opened = await reopen(join(folder, 'library'));
  const ids: Record<string, string> = {};
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    const { outcomes } = await opened.application.importPaths([join(folder, name)]);
    ids[name] = outcomes[0]?.id ?? '';
  }
  const id = ids['نهر.txt'] ?? '';
  const { handlers } = opened.application;
  value(
    await handlers['article:reread']({
      id,
      corrections: { lines: [], fields: { title: 'النهر' } },
    }),
  );
  const text = articleText(value(await handlers['library:open']({ id })).article.body);
  const start = text.indexOf('الوادي');
  const selector = selectorOf(text, start, start + 6);
  value(await handlers['marks:add']({ articleId: id, selector, note: 'عد' }));
  value(await handlers['reading:change']({ id, change: { tags: ['ماء'] } }));
  return { folder: join(folder, 'library'), ...opened, ids };
}

export async function reopen(folder: string): Promise<Pick<Scene, 'parts' | 'application'>> {
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  return { parts, application: createApplication(parts) };
}

/** All that is seen of a library. */
export async function seen({ parts: { library } }: Pick<Scene, 'parts'>) {
  const articles = [];
  for (const { summary, reading } of library.rows()) {
    const opened = await library.open(summary.id);
    articles.push({ summary, reading, article: opened.ok ? opened.value.article : null });
  }
  return { articles, bookmarks: library.bookmarks(null) };
}

export const said = ({ repairs }: RepairReport): string[] =>
  repairs.map(({ outcome, what, article }) => `${outcome} ${what} ${article?.name ?? ''}`.trim());

/** Every file below a folder of the library. */
async function pathsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
}
export async function pathOf(folder: string, kind: string, hash = ''): Promise<string> {
  const [path = ''] = (await pathsIn(join(folder, kind))).filter((name) => name.includes(hash));
  return path;
}

/** Where the content of an article lies. */
export async function contentOf(folder: string, id: string): Promise<string> {
  const records = JSON.parse(await readFile(join(folder, 'records/0001.json'), 'utf8')) as {
    data: { summary: { id: string }; contentHash: string }[];
  };
  const hash = records.data.find(({ summary }) => summary.id === id)?.contentHash;
  return pathOf(folder, 'contents', hash ?? 'none');
}

export async function repaired(it: Scene): Promise<RepairReport> {
  return value(await it.application.handlers['library:repair']({}));
}

export async function expectNothingLeft(it: Scene): Promise<void> {
  expect(await repaired(it)).toMatchObject({ ok: true, repairs: [] });
}
