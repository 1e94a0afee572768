import type { ImportReport, ReportHead } from '#shared/importReport';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';
import { entriesOf, filtered, type ReportEntry, type ReportFilter } from './importReport';

/** The reports of past imports, the one that is shown, and how it is narrowed down. */
export const useReportsStore = defineStore('reports', () => {
  const heads = shallowRef<readonly ReportHead[]>([]);
  const shown = shallowRef<ImportReport | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const filter = shallowRef<ReportFilter>('all');
  const chosen = shallowRef<ReportEntry | null>(null);

  const entries = computed(() => entriesOf(shown.value?.outcomes ?? []));
  const listed = computed(() => filtered(entries.value, filter.value));

  /** Shows one report, or the newest; only what is wrong with it when something is. */
  async function show(id: string | null = null): Promise<void> {
    const list = await api.ask('reports:list', {});
    if (!list.ok) {
      failure.value = list.error;
      return;
    }
    heads.value = list.value;
    const wanted = id ?? list.value[0]?.id;
    if (wanted === undefined) shown.value = null;
    else await load(wanted);
  }

  async function load(id: string): Promise<void> {
    const answer = await api.ask('reports:open', { id });
    failure.value = answer.ok ? null : answer.error;
    shown.value = answer.ok ? answer.value : null;
    narrow((shown.value?.counts.failed ?? 0) > 0 ? 'failed' : 'all');
  }

  /** Narrows the report down; the first entry is chosen. */
  function narrow(to: ReportFilter): void {
    filter.value = to;
    chosen.value = listed.value[0] ?? null;
  }

  /** Saves a report's text where the reader says; false when they thought better of it. */
  function save(name: string, text: string): Promise<Result<boolean>> {
    return api.ask('text:save', { name, text });
  }

  /** Puts a report's text on the clipboard. */
  function copy(text: string): Promise<Result<null>> {
    return api.ask('text:copy', { text });
  }

  return { heads, shown, failure, filter, chosen, entries, listed, show, narrow, save, copy };
});
