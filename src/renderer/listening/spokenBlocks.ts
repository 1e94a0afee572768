import type { Article } from '#shared/article';
import type { PreparedArticle } from '../reading/parts';
import type { SpokenBlock } from './narration';
import { saidLanguages } from './spokenLanguage';

/** What of an article is read aloud, in order: the lines of its head, and then its text. */
export function spokenBlocks(
  article: Article,
  { blocks }: PreparedArticle,
): readonly SpokenBlock[] {
  const { language } = article;
  const said = saidLanguages(article.body);
  const head = (['title', 'subtitle', 'lead'] as const).map((line) => ({
    ...{ line, text: article[line] ?? '', start: 0, language },
  }));
  return [
    ...head.filter(({ text }) => text.trim() !== ''),
    ...blocks.map(({ text, start, pieces }) => {
      const tags = new Set(pieces.map(({ node }) => said.get(node)));
      const [own] = tags;
      return { line: null, text, start, language: tags.size === 1 ? (own ?? language) : language };
    }),
  ];
}

/** The index of the block that holds an offset of the article's text, or else of the one before it. */
export function blockOf(blocks: readonly SpokenBlock[], offset: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const block = blocks[middle];
    if (block === undefined || (block.line === null && block.start > offset)) high = middle - 1;
    else low = middle;
  }
  return low;
}
