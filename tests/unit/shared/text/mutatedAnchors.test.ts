import { describe as group, expect, it } from 'vitest';
import { describe, locate } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { skeletonOf, unitsBefore } from '#shared/text/skeleton';
import type { Span } from '#shared/text/spans';
import { importFile } from '../../../../src/main/importing/pipeline';
import {
  articles,
  followed,
  mutations,
  plain,
  quoted,
  withoutQuote,
} from '../../../support/mutatedTexts';
import { docxOf, wordParagraph } from '../../../support/officeFiles';
import { randomFrom, type Random } from '../../../torture/random';

/** Words as people mark them: a few, a sentence or two, or whole paragraphs. */
function someQuote(text: string, random: Random): Span {
  const words = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const length = random.of([2, 3, 4, 5, 8, 8, 12, 12, 16, 20, 30, 60, 120]);
  const at = random.below(Math.max(1, words.length - length));
  const first = words[at] ?? { start: 0, end: 1 };
  return { start: first.start, end: (words[at + length - 1] ?? words.at(-1) ?? first).end };
}

const kinds = ['txt', 'html', 'docx'] as const;

/** The text of an article as it reads after it came in another format; null when that is not one article. */
async function reread(paragraphs: readonly string[], kind: (typeof kinds)[number]) {
  const escaped = paragraphs.map((text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'));
  const title = 'عنوان المقال كما ورد في الملف';
  const bytes = {
    txt: () => Buffer.from([title, ...paragraphs].join('\n\n')),
    html: () =>
      Buffer.from(
        `<!DOCTYPE html><html lang="ar" dir="rtl"><title>${title}</title><article><h1>${title}</h1>\n  ${escaped
          .map((text) => `<p>${text.replace(/ /u, '\n      ')}</p>`)
          .join('\n  ')}</article></html>`,
      ),
    docx: () =>
      Buffer.from(docxOf([title, ...escaped].map((text) => wordParagraph(text)).join(''))),
  }[kind]();
  const result = await importFile({ name: `مقال.${kind}`, bytes });
  const [imported] = result.ok ? result.value.articles : [];
  return imported === undefined ? null : articleText(imported.article.body);
}

/** Where a stretch of one text stands in the same text with other spaces and signs; null when it is not there. */
function carriedOver(text: string, span: Span, into: string): Span | null {
  const [from, to] = [skeletonOf(text), skeletonOf(into)];
  const [start, end] = [unitsBefore(from, span.start), unitsBefore(from, span.end)];
  // With what is around it, so that a few words are not taken for others.
  const [left, right] = [Math.max(0, start - 20), Math.min(from.letters.length, end + 20)];
  for (const [a, b] of [
    [left, right],
    [left, end],
    [start, right],
  ] as const) {
    const at = to.letters.indexOf(from.letters.slice(a, b));
    if (at === -1) continue;
    const begin = at + start - a;
    return { start: to.offsets[begin] ?? 0, end: (to.offsets[begin + end - start - 1] ?? 0) + 1 };
  }
  return null;
}

/** How much of two stretches is in both, 0 to 1, in letters. */
function shared(text: string, a: Span, b: Span): number {
  const skeleton = skeletonOf(text);
  const [c, d] = [a, b].map(({ start, end }) => ({
    start: unitsBefore(skeleton, start),
    end: unitsBefore(skeleton, end),
  })) as [Span, Span];
  const both = Math.min(c.end, d.end) - Math.max(c.start, d.start);
  const either = Math.max(c.end, d.end) - Math.min(c.start, d.start);
  return Math.max(0, both) / Math.max(1, either);
}

group('of a thousand articles that have changed', () => {
  const counts = { cases: 0, found: 0, lost: 0, near: 0, wrong: 0, gone: 0, wronglyThere: 0 };

  it('97 in a hundred marks find their place again, and none a wrong one silently', async () => {
    const names = Object.keys(mutations);
    for (let seed = 1; counts.cases < 1000; seed += 1) {
      const random = randomFrom(seed);
      const article = random.of(articles);
      const text = article.join('\n');
      const quote = someQuote(text, random);
      const selector = describe(text, quote.start, quote.end);
      let changed = quoted(article, quote.start, quote.end);
      for (let times = 1 + random.below(4); times > 0; times -= 1) {
        changed = mutations[random.of(names)]?.(changed, random) ?? changed;
      }
      const now = followed(changed);
      if (now.span === null) throw new Error('a mutation lost the quote');
      let [there, expected]: [string, Span | null] = [now.text, now.span];
      if (random.chance(0.3)) {
        there = (await reread(plain(changed), random.of(kinds))) ?? '';
        expected = carriedOver(now.text, now.span, there);
      }
      // What an importer took for a title or a lead stands in the text no more.
      if (expected === null) continue;
      counts.cases += 1;
      const span = locate(there, selector);
      const part = span === null ? 0 : shared(there, span, expected);
      if (span === null) counts.lost += 1;
      else if (part >= 0.8) counts.found += 1;
      else if (part >= 0.5) counts.near += 1;
      else counts.wrong += 1;
      if (seed % 5 > 0) continue;
      const without = followed(withoutQuote(changed)).text;
      counts.gone += 1;
      // A sentence that an article says twice is no wrong place.
      const again = locate(without, selector);
      const words = again === null ? null : without.slice(again.start, again.end);
      if (
        words !== null &&
        skeletonOf(words).letters !== skeletonOf(selector.quote.exact).letters
      ) {
        counts.wronglyThere += 1;
      }
    }
    console.info(JSON.stringify(counts));
    expect(counts.found / counts.cases).toBeGreaterThanOrEqual(0.97);
    expect((counts.wrong + counts.wronglyThere) / (counts.cases + counts.gone)).toBeLessThan(0.005);
  }, 60_000);

  it('an article of half a million words is searched in a moment', () => {
    const words = articles.flat().join('\n');
    const text = Array.from({ length: 110 }, (_, at) => words.replace(/ من /gu, ` من${at} `)).join(
      '\n',
    );
    expect(text.split(/\s+/u).length).toBeGreaterThan(500_000);
    const quote = 'كلمات لا يقولها هذا المقال الطويل في أي موضع من مواضعه';
    const selector = {
      ...describe(quote, 0, quote.length),
      position: { start: 1_000_000, end: 1_000_060 },
    };
    locate(text, selector);
    const begun = performance.now();
    for (let times = 0; times < 10; times += 1) expect(locate(text, selector)).toBeNull();
    const each = (performance.now() - begun) / 10;
    console.info(`a lost mark in ${text.length} letters: ${each.toFixed(1)} ms`);
    expect(each).toBeLessThan(250);
  });
});
