import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';

const fixtures = resolve(import.meta.dirname, '../../fixtures/plainText');

/** What a person has checked of an import: the error's code, or the fields of the one article. */
async function checkedFields(name: string, bytes: Uint8Array): Promise<unknown> {
  const result = await importFile({ name, bytes });
  if (!result.ok) return { error: result.error.code };
  expect(result.value.articles).toHaveLength(1);
  return result.value.articles.map(({ article: { body, ...article } }) => ({
    title: article.title,
    kicker: article.kicker,
    subtitle: article.subtitle,
    lead: article.lead,
    bylines: article.bylines,
    source: article.source,
    exclusive: article.exclusive,
    placeLine: article.placeLine,
    published: article.published,
    language: article.language,
    direction: article.direction,
    paragraphs: paragraphs(body),
    omitted: article.omitted,
    confidence: article.confidence,
  }))[0];
}

describe('plain text', () => {
  const cases = readdirSync(fixtures);

  test('has fixtures', () => expect(cases.length).toBeGreaterThan(40));

  test.each(cases)('%s', async (name) => {
    const expected: unknown = JSON.parse(
      readFileSync(join(fixtures, name, 'expected.json'), 'utf8'),
    );
    const bytes = readFileSync(join(fixtures, name, 'input.txt'));
    expect(await checkedFields('input.txt', bytes)).toEqual(expected);
  });
});
