import type { ReadingField } from '#shared/marks';
import type { Failure } from '#shared/result';
import type { BookmarkChanges, RestoredArticle } from '#shared/restoring';
import { shortId, withLibrary, type Terminal } from './terminal';

/** How a copy is to be merged. */
export interface RestoreOptions {
  readonly dryRun: boolean;
  readonly bringBack: boolean;
}

const isAny = ({ added, changed, removed }: BookmarkChanges): boolean =>
  added + changed + removed > 0;

/** A line for an article that is not left as it is, and below it what changes. */
function linesOf(
  { id, title, outcome, fields, isTrashed, bookmarks, purgedAt }: RestoredArticle,
  dryRun: boolean,
  { words: { say, fill } }: Terminal,
): readonly string[] {
  if (outcome === 'left') return [];
  const nameOf = (field: ReadingField): string =>
    field === 'trashedAt' && !isTrashed ? say.fromTrash : say.fields[field];
  const named = (dryRun ? say.planned : say.restored)[outcome];
  return [
    `${named}  ${shortId(id)}  ${title}`,
    ...(fields.length === 0 ? [] : [`  ${fields.map(nameOf).join('، ')}`]),
    ...(isAny(bookmarks) ? [`  ${fill(say.marksCount, { ...bookmarks })}`] : []),
    ...(purgedAt === null ? [] : [`  ${fill(say.purgedAt, { date: purgedAt.slice(0, 10) })}`]),
  ];
}

/**
 * `maqal restore`: a line for each article that is not left as it is, written when it is durable, then the
 * counts; 1 when something failed. With `dryRun` it is what would happen, and nothing is written.
 */
export function restoreFile(
  terminal: Terminal,
  path: string,
  { dryRun, bringBack }: RestoreOptions,
): Promise<number> {
  const { say, fill, failure } = terminal.words;
  const told = (each: RestoredArticle | Failure): void => {
    if ('code' in each) {
      if (terminal.json) terminal.print(JSON.stringify({ outcome: 'failed', error: each }));
      else terminal.complain(`${say.failed}  ${failure(each)}`);
    } else if (terminal.json) terminal.print(JSON.stringify(each));
    else linesOf(each, dryRun, terminal).forEach(terminal.print);
  };
  return withLibrary(terminal, dryRun ? 'read' : 'write', async ({ application }) => {
    const report = await application.restores.files([path], { dryRun, bringBack, told });
    const { counts, bookmarks } = report;
    if (terminal.json) terminal.print(JSON.stringify({ dryRun, ...counts, bookmarks }));
    else {
      terminal.print(fill(dryRun ? say.planCount : say.restoreCount, counts));
      if (isAny(bookmarks)) terminal.print(fill(say.marksCount, { ...bookmarks }));
    }
    return counts.failed > 0 ? 1 : 0;
  });
}
