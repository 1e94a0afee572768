import type { ArticleChanges, RestoreReport } from '#shared/restoring';
import { useWords } from '../locales/useWords';

/** What a restore would do, or did, in words. */
export function useRestoreWords() {
  const { t, counted } = useWords();

  /** A line for each thing of which there is some. */
  function counts({ counts: of, bookmarks }: RestoreReport, tense: 'plan' | 'done'): string[] {
    const articles = (['added', 'changed', 'left', 'failed'] as const).filter(
      (name) => of[name] > 0,
    );
    const marks = (['added', 'changed', 'removed'] as const).filter((name) => bookmarks[name] > 0);
    return [
      ...articles.map((name) => counted(`restoring.${tense}.${name}`, of[name])),
      ...marks.map((name) => counted(`restoring.marks.${name}`, bookmarks[name])),
    ];
  }

  /** What changes of an article, each in a word or two. */
  function changes({ fields, bookmarks }: ArticleChanges): string[] {
    const marks = (['added', 'changed', 'removed'] as const).filter((name) => bookmarks[name] > 0);
    return [
      // Where reading stopped is said once, however it is kept.
      ...fields.filter((field) => field !== 'place' || !fields.includes('progress')),
    ]
      .map((field) => t(`restoring.fields.${field}`))
      .concat(marks.map((name) => counted(`restoring.marks.${name}`, bookmarks[name])));
  }

  return { counts, changes };
}
