import type { Article } from '#shared/article';
import type { Selector } from '#shared/marks';
import { importedFrom } from '../../torture/articles';

/** The bytes of the first article's picture; nothing looks into them. */
export const picture = Buffer.from('not quite a picture');

/** Two Arabic articles, the first with a picture, and an English one. */
export const first = importedFrom('خبر.txt', 'خبر أوّل\nفقرة أولى\nفقرة ثانية', picture);
export const second = importedFrom('second.txt', 'خبر ثانٍ\nفقرة');
export const third = importedFrom('third.txt', 'Third\nA paragraph.');
export const [firstId, secondId, thirdId] = [first.article.id, second.article.id, third.article.id];

/** The id of no article. */
export const unknownId = 'f'.repeat(64);

/** A selector of some place in a text. */
export function selectorAt(start: number, end: number): Selector {
  return {
    quote: { exact: 'x'.repeat(end - start), prefix: '', suffix: '' },
    position: { start, end },
  };
}

/** The titles of articles in their order. */
export async function titlesOf(articles: AsyncIterable<Article>): Promise<string[]> {
  const titles: string[] = [];
  for await (const article of articles) titles.push(article.title);
  return titles;
}
