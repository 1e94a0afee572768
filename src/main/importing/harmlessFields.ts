import type { Article } from '#shared/article';
import { harmlessLine } from '#shared/text/harmlessName';

type Fields = Pick<
  Article,
  | 'title'
  | 'kicker'
  | 'subtitle'
  | 'lead'
  | 'bylines'
  | 'source'
  | 'placeLine'
  | 'published'
  | 'tags'
  | 'omitted'
>;

const orNull = (text: string | null): string | null => text && harmlessLine(text);
const inLines = (text: string): string => text.split('\n').map(harmlessLine).join('\n');

/**
 * What is shown of an article beside its body, without controls and the marks that would turn what
 * stands behind them round: a list shows many of them side by side.
 */
export function harmlessFields<Given extends Fields>(article: Given): Given {
  const { published, lead } = article;
  return {
    ...article,
    title: harmlessLine(article.title),
    kicker: orNull(article.kicker),
    subtitle: orNull(article.subtitle),
    lead: lead && inLines(lead),
    bylines: article.bylines.map(harmlessLine),
    source: orNull(article.source),
    placeLine: orNull(article.placeLine),
    published: published && {
      ...published,
      zone: orNull(published.zone),
      text: harmlessLine(published.text),
    },
    tags: article.tags.map(harmlessLine),
    omitted: article.omitted.map((part) => ({ ...part, text: inLines(part.text) })),
  };
}
