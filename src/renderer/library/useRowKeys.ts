import type { LibraryRow } from '#shared/library';
import { latinKey } from '../ui/latinKey';
import { useSelectionStore } from './selectionStore';
import { useRowActions } from './useRowActions';

/** What keys do with the chosen rows of a list, or else the active one: Delete moves them to the trash, S stars them. */
export function useRowKeys(): (event: KeyboardEvent, row: LibraryRow) => void {
  const { trash, toggleStar } = useRowActions();
  const selection = useSelectionStore();
  return (event, row) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (row.reading.trashedAt !== null) return;
    const meant = selection.count > 0 ? selection.records : [row.reading];
    if (event.key === 'Delete') void trash(meant);
    else if (latinKey(event) === 's') void toggleStar(meant);
    else return;
    event.preventDefault();
  };
}
