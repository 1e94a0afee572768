import type { Article, Summary } from '#shared/article';
import { articleText } from '#shared/text/plainText';

const longest = 240;

/** The beginning of a text on one line, cut between words to at most 240 code units. */
export function excerptOf(text: string): string {
  // Twice as much as can be needed, so that a long book is not worked through for its first lines.
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  // A text without spaces is cut anywhere but inside a surrogate pair.
  const kept = space > 0 && line.charAt(longest) !== ' ' ? cut.slice(0, space) : cut;
  return kept.replace(/[\ud800-\udbff]$/, '');
}

/** What a list needs of an article: everything but its body and how sure its parts are, with an excerpt in the body's place. */
export function summarise(article: Article): Summary {
  const {
    body,
    omitted: _omitted,
    assets: _assets,
    confidence: _confidence,
    ...described
  } = article;
  return { ...described, excerpt: excerptOf(articleText(body)) };
}
