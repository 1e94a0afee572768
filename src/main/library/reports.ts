import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportReport, ReportHead } from '#shared/importReport';
import { discard } from '../durable/files';
import { DurableJson } from './durableJson';
import { LibraryError } from './failure';
import { outcomesForm, reportsFolder } from './forms';
import type { Store } from './store';

/** So many imports are remembered. */
const most = 20;

/** Keeps a report: its outcomes first, then its head, which names them; then drops the oldest. */
export async function keepReport(
  heads: Store<ReportHead[]>,
  folder: string,
  clock: () => Date,
  { outcomes, ...head }: ImportReport,
): Promise<null> {
  await new DurableJson(folder, outcomesForm(head.id), clock).write([...outcomes]);
  await heads.save([head, ...heads.data.filter(({ id }) => id !== head.id)].slice(0, most));
  await sweep(folder, new Set(heads.data.map(({ id }) => id)));
  return null;
}

/** Removes the outcomes that no head names any more. */
async function sweep(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const reports = join(folder, reportsFolder);
  for (const name of await readdir(reports)) {
    const id = /^([0-9a-f-]{36})\.json(?:\.1)?$/.exec(name)?.[1];
    if (id !== undefined && !kept.has(id)) await discard(join(reports, name));
  }
}

/** Reads a report whole; throws `not-found` or `library-damaged`. */
export async function readReport(
  heads: Store<ReportHead[]>,
  folder: string,
  clock: () => Date,
  id: string,
): Promise<ImportReport> {
  const head = heads.data.find((each) => each.id === id);
  if (head === undefined) throw new LibraryError('not-found', { detail: id });
  const file = new DurableJson(folder, outcomesForm(id), clock);
  const outcomes = await file.read();
  if (outcomes === null) throw new LibraryError('library-damaged', { file: file.file });
  return { ...head, outcomes };
}
