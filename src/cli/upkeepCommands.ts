import type { Repair } from '#shared/library';
import type { RereadOutcome } from '../main/rereadingMany';
import { complainOf, idOf, shortId, withLibrary, type Terminal } from './terminal';

/** `maqal check`: a line for each finding, then the report; 1 when something is missing or damaged. */
export function check(terminal: Terminal): Promise<number> {
  return withLibrary(terminal, 'read', async ({ application }) => {
    const result = await application.handlers['library:check']({});
    if (!result.ok) {
      complainOf(terminal, result.error);
      return 1;
    }
    const { ok, articles, bookmarks, findings } = result.value;
    const { say, fill } = terminal.words;
    if (terminal.json) {
      for (const finding of findings) terminal.print(JSON.stringify(finding));
      terminal.print(JSON.stringify({ ok, articles, bookmarks, findings: findings.length }));
    } else {
      for (const { kind, what, id } of findings) {
        terminal.print(`${say.findings[kind]}: ${say.things[what]} ${id}`);
      }
      const count = findings.filter(({ kind }) => kind !== 'orphan').length;
      terminal.print(fill(ok ? say.checked : say.checkFailed, { articles, bookmarks, count }));
    }
    return ok ? 0 : 1;
  });
}

/** `maqal check --repair`: a line for each thing that was done or lost, then the report; 1 when something is lost. */
export function repair(terminal: Terminal): Promise<number> {
  return withLibrary(terminal, 'write', async ({ application }) => {
    const result = await application.upkeep.repair();
    if (!result.ok) {
      complainOf(terminal, result.error);
      return 1;
    }
    const { ok, articles, bookmarks, repairs } = result.value;
    const { say, fill } = terminal.words;
    if (terminal.json) {
      for (const each of repairs) terminal.print(JSON.stringify(each));
      terminal.print(JSON.stringify({ ok, articles, bookmarks, repairs: repairs.length }));
    } else {
      for (const each of repairs) inWords(each, terminal).forEach(terminal.print);
      const count = repairs.filter(({ outcome }) => outcome === 'lost').length;
      const isIdle = ok && repairs.length === 0;
      const sentence = isIdle ? say.nothingToRepair : ok ? say.repaired : say.repairFailed;
      terminal.print(fill(sentence, { articles, bookmarks, count }));
    }
    return ok ? 0 : 1;
  });
}

/** A line for what was done, and one below it for each thing that the reader should know of it. */
function inWords({ outcome, what, id, article, keptAs, error }: Repair, terminal: Terminal) {
  const { say, fill, failure } = terminal.words;
  const about =
    article === null ? id : `${shortId(article.id)}  ${article.title} (${article.name})`;
  return [
    `${say.repairs[outcome]}: ${say.things[what]}  ${about}`,
    ...(keptAs === null || keptAs === '' ? [] : [`  ${fill(say.keptAs, { name: keptAs })}`]),
    ...(error === null ? [] : [`  ${failure(error)}`]),
  ];
}

/** `maqal reread`: a line for each article that was read again, all of them without ids; 1 when one was left as it was. */
export function reread(terminal: Terminal, typed: readonly string[]): Promise<number> {
  return withLibrary(terminal, 'write', async ({ application, library }) => {
    const ids = typed.map((id) => idOf(terminal, library, id));
    const known = ids.flatMap((id) => (id.ok ? [id.value] : []));
    if (known.length < ids.length) return 1;
    const report = await application.upkeep.reread(typed.length === 0 ? null : known, (each) => {
      tell(each, terminal);
    });
    const { total, reread: count, unplaced, failures } = report;
    const { say, fill } = terminal.words;
    if (terminal.json) {
      terminal.print(JSON.stringify({ total, reread: count, unplaced, failures: failures.length }));
    } else {
      terminal.print(fill(say.rereadCount, { count, total }));
      if (unplaced > 0) terminal.print(fill(say.unplaced, { count: unplaced }));
    }
    return failures.length === 0 ? 0 : 1;
  });
}

function tell({ article, error }: RereadOutcome, terminal: Terminal): void {
  const { say, failure } = terminal.words;
  const { id = '', title = '', name } = article ?? {};
  if (terminal.json) terminal.print(JSON.stringify({ id, title, error }));
  else if (error === null) terminal.print(`${say.rereadOne}  ${shortId(id)}  ${title}`);
  else {
    const sentence = failure(name === undefined ? error : { file: name, ...error });
    terminal.complain(`${say.failed}  ${shortId(id)}  ${sentence}`);
  }
}
