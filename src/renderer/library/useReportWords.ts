import type { ImportOutcome, ReportHead } from '#shared/importReport';
import { harmlessName } from '#shared/text/harmlessName';
import { wordWarning } from '#shared/locales/warnings';
import { isolate, useWords } from '../locales/useWords';
import { fileName, type ReportEntry } from './importReport';

/** What imports and their reports are worded with. */
export function useReportWords() {
  const { t, locale, counted, list, failure, moment } = useWords();

  /** What became of an import in one sentence. */
  function summary({ counts, left }: ReportHead): string {
    const { added, duplicates, restored, failed, warned, alike } = counts;
    // Nothing had been read yet.
    if (left === null) return t('importing.endedEarly');
    const parts = Object.entries({ added, duplicates, restored, failed, warned, alike, left })
      .filter(([, count]) => count > 0)
      .map(([name, count]) => counted(`importing.${name}`, count));
    return parts.length === 0 ? t('importing.nothing') : list(parts);
  }

  /** The file of an outcome without its folders, and its place in it. */
  const nameOf = ({ file, place }: ImportOutcome): string =>
    place === null ? fileName(file) : `${fileName(file)}/${place}`;

  /** Everything there is to say of an outcome, sentence by sentence. */
  function sentences(outcome: ImportOutcome): string[] {
    const { error, duplicateOf, warnings, resembles } = outcome;
    const said: string[] = [];
    if (error !== null) said.push(failure({ file: nameOf(outcome), ...error }));
    if (duplicateOf !== null) {
      const { title, name } = duplicateOf;
      said.push(t('reports.duplicateOf', { title: isolate(title), name: isolate(name) }));
    }
    if (outcome.restored) said.push(t('reports.wasInTrash'));
    for (const { title } of resembles) said.push(t('reports.resembles', { title: isolate(title) }));
    return [...said, ...warnings.map((warning) => wordWarning(locale.value, warning))];
  }

  /** A report as a text, group by group. */
  function asText(head: ReportHead, entries: readonly ReportEntry[]): string {
    const lines = [t('reports.title'), moment(head.startedAt), summary(head)];
    let group: string | null = null;
    for (const entry of entries) {
      if (entry.group !== group) lines.push('', t(`reports.groups.${entry.group}`));
      group = entry.group;
      const { outcome } = entry;
      const title = outcome.title === null ? [] : [outcome.title];
      lines.push(
        [
          `- ${outcome.place === null ? harmlessName(outcome.file) : nameOf(outcome)}`,
          ...title,
        ].join(' — '),
      );
      lines.push(...sentences(outcome).map((sentence) => `  ${sentence}`));
    }
    return `${lines.join('\n')}\n`;
  }

  return { summary, nameOf, sentences, asText };
}
