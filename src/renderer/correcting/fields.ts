import type { Article } from '#shared/article';
import type { CorrectedField } from '#shared/corrections';

type Fields = Partial<Record<CorrectedField, string>>;

/** An article's fields as the words that a reader can change; empty where it has none. */
export function fieldsOf(article: Article): Required<Pick<Fields, 'title'>> & Fields {
  return {
    title: article.title,
    kicker: article.kicker ?? '',
    subtitle: '',
    byline: article.bylines.join('، '),
    source: article.source ?? '',
    date: article.published?.text ?? '',
  };
}

/** The fields whose words were changed, without the spaces around them; a title cannot be taken away. */
export function changedFields(article: Article, words: Fields): Fields {
  const before = fieldsOf(article);
  return Object.fromEntries(
    Object.entries(words)
      .map(([name, written]) => [name as CorrectedField, written.trim()] as const)
      .filter(([name, written]) => written !== (before[name] ?? '').trim())
      .filter(([name, written]) => name !== 'title' || written !== ''),
  );
}
