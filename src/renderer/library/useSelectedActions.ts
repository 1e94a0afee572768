import type { ReadingRecord } from '#shared/marks';
import { computed } from 'vue';
import { useExportStore } from './exportStore';
import { useSelectionStore } from './selectionStore';
import { useRowActions } from './useRowActions';

/** Something that can be done with some articles; `name` is its word in the section `row`. */
export interface SelectedAction {
  readonly kind: 'star' | 'read' | 'archive' | 'tags' | 'trash' | 'restore' | 'export';
  readonly name: string;
  readonly run: () => void;
}

/** What can be done with one article or several, in the order in which it is offered. */
export function useSelectedActions(chosen: () => readonly ReadingRecord[]) {
  const exporting = useExportStore();
  const selection = useSelectionStore();
  const { trash, restore, toggleArchived, toggleStar, toggleRead } = useRowActions();

  return computed<readonly SelectedAction[]>(() => {
    const records = chosen();
    const all = (is: (record: ReadingRecord) => boolean): boolean => records.every(is);
    const [starred, archived] = [all((one) => one.starred), all((one) => one.archived)];
    const isRead = all(({ status }) => status === 'read');
    const ids = records.map(({ articleId }) => articleId);
    const saving: SelectedAction = {
      ...{ kind: 'export', name: 'export' },
      run: () => (exporting.wished = ids),
    };
    if (records.some(({ trashedAt }) => trashedAt !== null)) {
      return [{ kind: 'restore', name: 'restore', run: () => void restore(records) }, saving];
    }
    return [
      { kind: 'star', name: starred ? 'unstar' : 'star', run: () => void toggleStar(records) },
      {
        ...{ kind: 'read', name: isRead ? 'markUnread' : 'markRead' },
        run: () => void toggleRead(records),
      },
      { kind: 'tags', name: 'tags', run: () => (selection.tagging = records) },
      {
        ...{ kind: 'archive', name: archived ? 'unarchive' : 'archive' },
        run: () => void toggleArchived(records),
      },
      { kind: 'trash', name: 'trash', run: () => void trash(records) },
      saving,
    ];
  });
}
