import type { Article } from '#shared/article';
import { confidences } from '#shared/confidence';
import type { CorrectedField } from '#shared/corrections';

type Fields = Partial<Record<CorrectedField, string>>;

/** An article's fields as the words that a reader can change; empty where it has none. */
export function fieldsOf(article: Article): Required<Pick<Fields, 'title'>> & Fields {
  return {
    title: article.title,
    kicker: article.kicker ?? '',
    subtitle: article.subtitle ?? '',
    byline: article.bylines.join('، '),
    source: article.source ?? '',
    date: article.published?.text ?? '',
  };
}

const confidenceNames = {
  ...{ title: 'title', kicker: 'kicker', subtitle: 'subtitle', lead: 'lead' },
  ...{ byline: 'bylines', source: 'source', date: 'published' },
} as const satisfies Record<CorrectedField, keyof Article['confidence']>;

/** True for a field that is there but that neither the file's own fields nor its labels vouch for. */
export function isGuessed({ confidence }: Article, field: CorrectedField): boolean {
  return (confidence[confidenceNames[field]] ?? confidences.stated) < confidences.labelled;
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
