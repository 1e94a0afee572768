import { harmlessName } from '#shared/text/harmlessName';
import type { ImportCounts, ImportOutcome } from '#shared/importReport';

/** The groups that a report is read in, those that need the reader first. */
export const reportGroups = [
  'failed',
  'alike',
  'warned',
  'restored',
  'duplicate',
  'added',
] as const;
export type ReportGroup = (typeof reportGroups)[number];

/** What a report can be narrowed down to. */
export type ReportFilter = ReportGroup | 'all';

/** The one group that an outcome is listed in. */
function groupOf({ outcome, resembles, warnings, restored }: ImportOutcome): ReportGroup {
  if (outcome === 'failed') return 'failed';
  if (resembles.length > 0) return 'alike';
  if (warnings.length > 0) return 'warned';
  if (restored) return 'restored';
  return outcome;
}

/** An outcome in its report: its number there, and its group. */
export interface ReportEntry {
  readonly key: string;
  readonly group: ReportGroup;
  readonly outcome: ImportOutcome;
}

/** A report's outcomes group by group, within a group in the order in which they came. */
export function entriesOf(outcomes: readonly ImportOutcome[]): readonly ReportEntry[] {
  const groups = new Map<ReportGroup, ReportEntry[]>(reportGroups.map((group) => [group, []]));
  outcomes.forEach((outcome, at) => {
    const group = groupOf(outcome);
    groups.get(group)?.push({ key: String(at), group, outcome });
  });
  return [...groups.values()].flat();
}

/** The entries that a filter lets through; an article with a warning that resembles another has both. */
export function filtered(
  entries: readonly ReportEntry[],
  filter: ReportFilter,
): readonly ReportEntry[] {
  if (filter === 'all') return entries;
  return entries.filter(
    ({ group, outcome }) =>
      group === filter ||
      (filter === 'warned' && outcome.warnings.length > 0) ||
      (filter === outcome.outcome && !(filter === 'duplicate' && outcome.restored)),
  );
}

/** How many entries each filter lets through. */
export function filterCounts(counts: ImportCounts): Readonly<Record<ReportFilter, number>> {
  const { added, duplicates, restored, failed, warned, alike } = counts;
  const all = added + duplicates + restored + failed;
  return { all, failed, alike, warned, restored, duplicate: duplicates, added };
}

/** The name of a file at the end of a path of any system, as it can be shown without harm. */
export function fileName(path: string): string {
  return harmlessName(path.split(/[/\\]/).findLast((part) => part !== '') ?? path);
}
