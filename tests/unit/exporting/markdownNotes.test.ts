import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Article } from '#shared/article';
import { keptFrom, written } from './support';

/** An article as Markdown, and what is read of that. */
async function handedOn(
  bytes: Uint8Array,
): Promise<{ text: string; before: Article; after: Article }> {
  const kept = await keptFrom('جسر.md', bytes);
  const file = await written([kept], 'markdown');
  const { article: after } = await keptFrom('جسر.md', file.bytes);
  return { text: new TextDecoder().decode(file.bytes), before: kept.article, after };
}

it('hands notes on as notes, and reads them again as they were', async () => {
  const fixture = join(import.meta.dirname, '../../fixtures/markdown/footnotes/input.md');
  const { text, before, after } = await handedOn(readFileSync(fixture));
  expect(text).toContain('الجبل.[^2] ثم قِيس مرة ثانية.[^1]');
  expect(text).toMatch(
    /\n\[\^1\]: قِيس طوله بحبل الصيادين\.\n\n\[\^2\]: كما في دفتر «النحّات»\.\n\n {4}وفي/u,
  );
  expect(text).not.toContain('* * *');
  expect(after.body).toEqual(before.body);
});

it('leaves a list that no sign leads to as it is', async () => {
  const list = '# جسر\n\nمن الحجر.\n\n---\n\n1. أولًا\n2. ثانيًا\n';
  const { text } = await handedOn(new TextEncoder().encode(list));
  expect(text).toMatch(/\* \* \*\n\n1\. أولًا\n2\. ثانيًا\n$/u);
});
