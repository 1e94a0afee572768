import type { DrillReport, SnapshotHead } from '#shared/backups';
import { useWords } from '../locales/useWords';

/** Sentences about backups. */
export function useBackupWords() {
  const { t, number, counted, moment, ago, list } = useWords();

  const size = (bytes: number): string =>
    bytes < 1024 * 1024
      ? t('details.kilobytes', { n: number(Math.max(0.1, bytes / 1024)) })
      : t('details.megabytes', { n: number(bytes / 1024 / 1024) });

  /** How long ago, and when exactly. */
  const when = (at: string): string => t('backups.when', { ago: ago(at), moment: moment(at) });

  /** When something is to come; what is overdue comes soon. */
  const next = (at: string): string =>
    Date.parse(at) > Date.now() + 60_000 ? ago(at) : t('backups.soon');

  /** How much a snapshot holds. */
  const contents = ({ articles, bookmarks, bytes }: SnapshotHead): string =>
    list([counted('count.articles', articles), counted('count.marks', bookmarks), size(bytes)]);

  /** Whether a snapshot is known to be whole. */
  function state({ verified }: SnapshotHead): string {
    if (verified === null) return t('backups.unverified');
    if (verified.ok) return t('backups.verified', { ago: ago(verified.at) });
    return counted('backups.faults', verified.missing.length + verified.damaged.length);
  }

  /** What became of a restore on trial. */
  function drilled({ ok, articles, bookmarks, expected, problems, ms }: DrillReport): string {
    const seconds = number(Math.max(0.1, Math.round(ms / 100) / 10));
    if (ok) {
      return t('backups.drillWhole', {
        articles: counted('count.articles', articles),
        marks: counted('count.marks', bookmarks),
        seconds,
      });
    }
    const faults = counted('backups.faults', Math.max(1, problems.length));
    const of = number(expected.articles);
    return t('backups.drillNotWhole', { articles: number(articles), of, faults });
  }

  return { when, next, contents, state, drilled };
}
