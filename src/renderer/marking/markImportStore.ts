import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { MarksImported } from '#shared/exportedMarks';
import type { Failure } from '#shared/result';
import { api } from '../bridge';
import type { Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';

/** Marks that are brought into the library out of a file; all of them together can be undone. */
export const useMarkImportStore = defineStore('markImport', () => {
  const history = useHistoryStore();
  const report = shallowRef<MarksImported | null>(null);
  const failure = shallowRef<Failure | null>(null);

  async function setRemoved(ids: readonly string[], removed: boolean): Promise<Outcome> {
    const answer = await api.ask('marks:setRemoved', { ids: [...ids], removed });
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    return answer.value === ids.length ? { kind: 'gone' } : { kind: 'done', gone: 0 };
  }

  /** Brings in the marks of a file that the reader chooses. */
  async function importMarks(): Promise<void> {
    const answer = await api.ask('import:marks', {});
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok || answer.value === null) return;
    const { counts, ids } = answer.value;
    if (ids.length > 0) {
      const [undo, redo] = [() => setRemoved(ids, true), () => setRemoved(ids, false)];
      history.did({ kind: 'importMarks', count: ids.length, undo, redo }, 'quiet');
    }
    report.value = counts;
    failure.value = answer.value.failure;
  }

  return { report, failure, importMarks };
});
