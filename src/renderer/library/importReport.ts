import type { ImportOutcome } from '#shared/library';

/** What became of an import, counted: each outcome falls into just one of the four. */
export interface ImportReport {
  readonly added: number;
  readonly duplicates: number;
  /** Articles that were in the trash and came back. */
  readonly restored: number;
  readonly failures: readonly ImportOutcome[];
  readonly onlyFailures: boolean;
  /** The article to open when there is just one. */
  readonly onlyId: string | null;
}

/** Counts the outcomes of one import. */
export function reportOf(outcomes: readonly ImportOutcome[]): ImportReport {
  const duplicates = outcomes.filter(({ outcome }) => outcome === 'duplicate');
  const restored = duplicates.filter((outcome) => outcome.restored);
  const ids = [...new Set(outcomes.flatMap(({ id }) => id ?? []))];
  const failures = outcomes.filter(({ outcome }) => outcome === 'failed');
  return {
    added: outcomes.filter(({ outcome }) => outcome === 'added').length,
    duplicates: duplicates.length - restored.length,
    restored: restored.length,
    failures,
    onlyFailures: failures.length === outcomes.length,
    onlyId: ids.length === 1 ? (ids[0] ?? null) : null,
  };
}

/** The name of a file at the end of a path of any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
