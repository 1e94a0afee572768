import type { LibraryRow } from '#shared/library';
import type { ReadingRecord } from '#shared/marks';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { noRows, withToggled, type RowSelection } from '../ui/rowSelection';
import { useLibraryStore } from './libraryStore';

/** The rows that the reader chose together in the list on screen, and those whose tags are being chosen. */
export const useSelectionStore = defineStore('selection', () => {
  const library = useLibraryStore();
  const selection = shallowRef<RowSelection>(noRows);
  const tagging = shallowRef<readonly ReadingRecord[] | null>(null);

  const count = computed(() => selection.value.chosen.size);
  const records = computed(() =>
    [...selection.value.chosen].flatMap((id) => library.byId.get(id)?.reading ?? []),
  );

  /** Chooses no row. */
  function clear(): void {
    selection.value = noRows;
  }

  /** Chooses a row beside those that are chosen, or lets go of it. */
  function toggle(id: string): void {
    selection.value = withToggled(selection.value, id);
  }

  /** What an action on a row is meant for: all chosen rows when it is among them, else itself alone. */
  function meantBy(row: LibraryRow): readonly ReadingRecord[] {
    return selection.value.chosen.has(row.summary.id) ? records.value : [row.reading];
  }

  return { selection, tagging, count, records, clear, toggle, meantBy };
});
