import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identitiesOf, openSearchIndex, type SearchIndex } from '../../../src/main/search/search';
import { temporaryFolder } from '../../support/temporaryFolder';

const idOf = (name: number): string => name.toString(16).padStart(64, '0');
const articleOf = (name: number, text: string) => ({
  ...{ id: idOf(name), title: 'كتاب', text },
  key: createHash('sha256').update(text).digest('hex').slice(0, 16),
});
const tendAll = (index: SearchIndex): void => {
  while (index.tend());
};

const letters = 'ابتثجحخدرسشصطعفقكلمنهي';
/** A different word for each number, of letters that hardly make up particles and endings. */
const wordOf = (number: number): string => {
  let word = '';
  for (let rest = number * 7_919 + 104_729; rest > 0; rest = Math.floor(rest / letters.length)) {
    word += letters[rest % letters.length] ?? '';
  }
  return `ز${word}ز`;
};
const perArticle = 80;
const wordsOf = (name: number): readonly string[] =>
  Array.from({ length: perArticle }, (_, at) => wordOf(name * perArticle + at));
const wordy = Array.from({ length: 300 }, (_, name) => articleOf(name, wordsOf(name).join(' ')));
const tablesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'table')
    .map((entry) => join(entry.parentPath, entry.name));
const expectSome = (index: SearchIndex): void => {
  for (let name = 0; name < wordy.length; name += 7) {
    const word = wordsOf(name)[(name * 11) % perArticle] ?? '';
    // Not as what begins so, which another way leads to.
    const found = index.query(`${word} `, 9)?.hits.map(({ id }) => id);
    expect(found, word).toEqual([idOf(name)]);
  }
};

describe('an index of many words', () => {
  it('finds each by its keys, in one segment and in one that several have become', async () => {
    const folder = await temporaryFolder();
    const index = openSearchIndex({ folder, access: 'write' });
    for (let at = 0; at < wordy.length; at += 75) index.add(wordy.slice(at, at + 75));
    expect(tablesOf(folder)).toHaveLength(4);
    expectSome(index);
    tendAll(index);
    expect(tablesOf(folder)).toHaveLength(1);
    expectSome(index);
    expect(index.query('زززز ', 9)?.total).toBe(0);
    index.close();
    const again = openSearchIndex({ folder, access: 'write' });
    expectSome(again);
    again.close();
  }, 60_000);

  it('finds out at leisure that a bit of a large table is another, wherever it lies', async () => {
    const folder = await temporaryFolder();
    const index = openSearchIndex({ folder, access: 'write' });
    index.add(wordy);
    index.close();
    const [table = ''] = tablesOf(folder);
    const bytes = readFileSync(table);
    expect(bytes.length).toBeGreaterThan(1 << 20);
    const pieces = 16;
    for (let piece = 1; piece < pieces; piece += 1) {
      const copy = await temporaryFolder();
      cpSync(folder, copy, { recursive: true });
      const damaged = Buffer.from(bytes);
      const at = Math.floor((bytes.length / pieces) * piece);
      damaged[at] = (damaged[at] ?? 0) ^ 64;
      const [own = ''] = tablesOf(copy);
      writeFileSync(own, damaged);
      const opened = openSearchIndex({ folder: copy, access: 'write' });
      tendAll(opened);
      expect(opened.reconcile(identitiesOf(wordy)), String(at)).toHaveLength(wordy.length);
      opened.close();
    }
  }, 60_000);
});
