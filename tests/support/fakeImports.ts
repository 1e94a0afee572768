import type { Events } from '#shared/api';
import {
  countOutcomes,
  type ImportOutcome,
  type ImportReport,
  type ReportHead,
} from '#shared/importReport';
import { failed, ok, type ErrorCode, type Result } from '#shared/result';
import { sample, unread, type Sample } from './samples';

/** What fake imports do to the fake program they belong to. */
interface Program {
  readonly library: ReadonlyMap<string, Sample>;
  readonly badFiles: Readonly<Record<string, ErrorCode>>;
  put(entry: Sample): void;
  progressed(fact: Events['import:progressed']): void;
  added(ids: readonly string[]): void;
}

/** Fake imports: each file is at once what it will be. */
export interface FakeImports {
  import(files: readonly string[]): ReportHead;
  reports(): readonly ReportHead[];
  report(id: string): Result<ImportReport>;
  retry(id: string): Result<ReportHead>;
}

/** Makes the imports of a fake program. */
export function createFakeImports(program: Program): FakeImports {
  const { library, badFiles } = program;
  const reports: ImportReport[] = [];

  function importFile(file: string): ImportOutcome {
    const name = file.split(/[/\\]/).at(-1) ?? file;
    const code = badFiles[name];
    const base = {
      ...{ file, place: null, folder: '', id: null, title: null, restored: false, error: null },
      ...{ warnings: [], duplicateOf: null, resembles: [] },
    };
    if (code !== undefined) return { ...base, outcome: 'failed', error: { code, file: name } };
    const known = [...library.values()].find((entry) => entry.article.provenance.name === name);
    if (known !== undefined) {
      const { id, title } = known.article;
      return { ...base, outcome: 'duplicate', id, title, duplicateOf: { id, title, name } };
    }
    const { article } = sample(library.size);
    const title = name.replace(/\.[^.]*$/, '');
    const provenance = { ...article.provenance, name };
    program.put({
      article: { ...article, title, provenance },
      reading: unread(article.id),
      addedAt: new Date().toISOString(),
    });
    return { ...base, outcome: 'added', id: article.id, title };
  }

  function keep(outcomes: readonly ImportOutcome[]): ReportHead {
    const now = new Date().toISOString();
    const ids = [...new Set(outcomes.flatMap(({ id }) => id ?? []))];
    const head: ReportHead = {
      ...{ id: crypto.randomUUID(), startedAt: now, endedAt: now, left: 0 },
      counts: countOutcomes(outcomes),
      onlyId: ids.length === 1 ? (ids[0] ?? null) : null,
    };
    reports.unshift({ ...head, outcomes });
    return head;
  }

  function importAll(files: readonly string[]): ReportHead {
    const outcomes = files.map((file, done) => {
      const times = { rate: null, secondsLeft: null };
      program.progressed({ state: 'running', done, total: files.length, file, ...times });
      return importFile(file);
    });
    program.progressed(null);
    program.added(outcomes.flatMap(({ id, outcome }) => (outcome === 'added' ? (id ?? []) : [])));
    return keep(outcomes);
  }

  return {
    import: importAll,
    reports: () => reports.map(({ outcomes: _outcomes, ...head }) => head),
    report(id) {
      const report = reports.find((each) => each.id === id);
      return report === undefined ? failed('not-found') : ok(report);
    },
    retry(id) {
      const report = reports.find((each) => each.id === id);
      if (report === undefined) return failed('not-found');
      const again = report.outcomes.filter(({ outcome }) => outcome === 'failed');
      return ok(importAll(again.map(({ file }) => file)));
    },
  };
}
