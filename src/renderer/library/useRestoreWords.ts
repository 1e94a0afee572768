import type { ArticleChanges, RestoredArticle, RestoreReport } from '#shared/restoring';
import { useWords } from '../locales/useWords';

/** What a restore would do, or did, in words. */
export function useRestoreWords() {
  const { t, counted } = useWords();

  const some = ({ bookmarks }: Pick<ArticleChanges, 'bookmarks'>): string[] =>
    (['added', 'changed', 'removed'] as const)
      .filter((name) => bookmarks[name] > 0)
      .map((name) => counted(`restoring.marks.${name}`, bookmarks[name]));

  /** A line for each thing of which there is some: of articles, and of bookmarks. */
  function counts(report: RestoreReport, tense: 'plan' | 'done'): string[][] {
    const articles = (['added', 'changed', 'left', 'failed'] as const)
      .filter((name) => report.counts[name] > 0)
      .map((name) => counted(`restoring.${tense}.${name}`, report.counts[name]));
    return [articles, some(report)].filter((lines) => lines.length > 0);
  }

  /** What changes of an article, or what is to be known of a new one, each in a word or two. */
  function changes({ outcome, fields, isTrashed, bookmarks }: RestoredArticle): string[] {
    const named = fields
      // Where reading stopped is said once, however it is kept.
      .filter((field) => field !== 'place' || !fields.includes('progress'))
      .map((field) =>
        field === 'trashedAt' && !isTrashed
          ? t('restoring.fromTrash')
          : t(`restoring.fields.${field}`),
      );
    const lies = outcome === 'added' && isTrashed ? [t('restoring.fields.trashedAt')] : [];
    return [...named, ...lies, ...some({ bookmarks })];
  }

  return { counts, changes };
}
