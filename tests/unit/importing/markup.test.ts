import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { articleBlocks } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';
import { lookBeside } from '../../../src/main/intake/intake';

const fixtures = resolve(import.meta.dirname, '../../fixtures');

/** What a person has checked of an import: the error's code, or the article with its body as lines of element and text. */
async function checkedFields(path: string): Promise<unknown> {
  const file = { name: basename(path), bytes: readFileSync(path) };
  const result = await importFile(file, { beside: lookBeside(path) });
  if (!result.ok) return { error: result.error.code };
  expect(result.value).toHaveLength(1);
  return result.value.map(({ article, assets }) => {
    expect(isSafeTree(article.body)).toBe(true);
    expect(article.assets.map(({ hash }) => hash)).toEqual(assets.map(({ hash }) => hash));
    const { title, kicker, lead, bylines, source, published, language, direction, url, tags } =
      article;
    return {
      ...{ title, kicker, lead, bylines, source, published, language, direction, url, tags },
      encoding: article.provenance.encoding,
      elements: article.body.children.map((node) => (node as Element).tagName),
      paragraphs: articleBlocks(article.body).map(({ text }) => text),
      omitted: article.omitted.map(({ text }) => text),
      assets: assets.map(({ type, bytes: content }) => `${type} ${content.length}`),
    };
  })[0];
}

describe.each(['html', 'mhtml', 'webarchive', 'markdown'])('%s', (format) => {
  const cases = readdirSync(join(fixtures, format));

  test('has fixtures', () => expect(cases.length).toBeGreaterThan(2));

  test.each(cases)('%s', async (name) => {
    const folder = join(fixtures, format, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.'))!;
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    expect(await checkedFields(join(folder, input))).toEqual(expected);
  });
});
