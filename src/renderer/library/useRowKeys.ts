import type { LibraryRow } from '#shared/library';
import { latinKey } from '../ui/latinKey';
import { useRowActions } from './useRowActions';

/** What keys do with the active row of a list: Delete moves it to the trash, S stars it. */
export function useRowKeys(): (event: KeyboardEvent, row: LibraryRow) => void {
  const { trash, toggleStar } = useRowActions();
  return (event, row) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inTrash = row.reading.trashedAt !== null;
    if (event.key === 'Delete' && !inTrash) void trash(row);
    else if (latinKey(event) === 's' && !inTrash) void toggleStar(row);
    else return;
    event.preventDefault();
  };
}
