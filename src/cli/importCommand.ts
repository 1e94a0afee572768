import { basename } from 'node:path';
import type { ImportOutcome } from '#shared/importReport';
import { shortId, withLibrary, type Terminal } from './terminal';

/** The file, and the place in it when it is an archive. */
const placeOf = ({ file, place }: ImportOutcome): string =>
  place === null ? file : `${file}/${place}`;

function asJson(outcome: ImportOutcome): string {
  const { outcome: kind, id, title, error, warnings, duplicateOf, resembles } = outcome;
  return JSON.stringify({
    ...{ file: placeOf(outcome), outcome: kind, id, title, error },
    ...{ warnings, duplicateOf, resembles },
  });
}

/** A line for the outcome, and one below it for each thing that the reader should know. */
function asLines(outcome: ImportOutcome, { words }: Terminal): string[] {
  const { say, fill, warning } = words;
  const { outcome: kind, id, title, warnings, duplicateOf, resembles } = outcome;
  const isElsewhere = duplicateOf !== null && duplicateOf.name !== basename(outcome.file);
  return [
    `${say[kind]}  ${shortId(id ?? '')}  ${title ?? ''}`,
    ...(isElsewhere ? [`  ${fill(say.duplicateOf, { name: duplicateOf.name })}`] : []),
    ...warnings.map((each) => `  ${say.warning}: ${warning(each)}`),
    ...resembles.map(
      (each) => `  ${fill(say.resembles, { id: shortId(each.id), title: each.title })}`,
    ),
  ];
}

/** `maqal import`: what became of each article, written when it is durable; 1 when something failed. */
export function importFiles(terminal: Terminal, paths: readonly string[]): Promise<number> {
  return withLibrary(terminal, 'write', async ({ application }) => {
    const { counts } = await application.importPaths(paths, (outcome) => {
      const { error } = outcome;
      if (terminal.json) terminal.print(asJson(outcome));
      else if (error === null) asLines(outcome, terminal).forEach(terminal.print);
      else {
        const sentence = terminal.words.failure({ file: placeOf(outcome), ...error });
        terminal.complain(`${terminal.words.say.failed}  ${sentence}`);
      }
    });
    return counts.failed > 0 ? 1 : 0;
  });
}
