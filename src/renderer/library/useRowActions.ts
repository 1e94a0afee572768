import type { ReadingRecord } from '#shared/marks';
import type { Failure } from '#shared/result';
import { useWords } from '../locales/useWords';
import { useReadingStore } from '../reading/readingStore';
import { useToasts } from '../ui/toasts';
import { useChangesStore } from './changesStore';

/**
 * What can be done with articles, one or many at once, by their reading records; each says when it failed
 * and can be undone. A toggle does with all what it would do with those that are not so yet.
 */
export function useRowActions() {
  const changes = useChangesStore();
  const reading = useReadingStore();
  const toasts = useToasts();
  const { failure } = useWords();

  function tell(error: Failure | null): boolean {
    if (error !== null) toasts.show({ message: failure(error), tone: 'danger' });
    return error === null;
  }

  /** The effect on one row is there to be seen; that on many has to be said. */
  const how = (records: readonly unknown[]) => (records.length > 1 ? 'told' : 'quiet');
  const idsOf = (records: readonly ReadingRecord[]): string[] =>
    records.map(({ articleId }) => articleId);

  async function trash(records: readonly ReadingRecord[]): Promise<void> {
    const ids = idsOf(records);
    if (!tell(await changes.trash(ids))) return;
    if (ids.includes(reading.openId ?? '')) void reading.close();
  }

  async function restore(records: readonly ReadingRecord[]): Promise<void> {
    tell(await changes.restore(idsOf(records)));
  }

  async function toggleStar(records: readonly ReadingRecord[]): Promise<void> {
    const starred = !records.every((record) => record.starred);
    const kind = starred ? 'star' : 'unstar';
    tell(await changes.change(kind, records, () => ({ starred }), how(records)));
  }

  async function setStatus(
    records: readonly ReadingRecord[],
    status: ReadingRecord['status'],
  ): Promise<void> {
    if (idsOf(records).includes(reading.openId ?? '')) reading.chooseStatus();
    const kind = status === 'read' ? 'markRead' : 'markUnread';
    tell(await changes.change(kind, records, () => ({ status }), how(records)));
  }

  async function toggleRead(records: readonly ReadingRecord[]): Promise<void> {
    const isRead = records.every((record) => record.status === 'read');
    await setStatus(records, isRead ? 'unread' : 'read');
  }

  async function toggleArchived(records: readonly ReadingRecord[]): Promise<void> {
    const archived = !records.every((record) => record.archived);
    tell(await changes.change(archived ? 'archive' : 'unarchive', records, () => ({ archived })));
  }

  /** Gives each article the tags that `tagsOf` says; true when that was done. */
  async function retag(
    records: readonly ReadingRecord[],
    tagsOf: (record: ReadingRecord) => readonly string[],
  ): Promise<boolean> {
    return tell(await changes.change('tags', records, (one) => ({ tags: [...tagsOf(one)] })));
  }

  /** Keeps for good that an article and another, however alike, are two. */
  async function keepBoth(record: ReadingRecord, other: string): Promise<void> {
    const distinctFrom = [...new Set([...record.distinctFrom, other])];
    tell(await changes.change('keepBoth', [record], () => ({ distinctFrom })));
  }

  return { trash, restore, toggleStar, setStatus, toggleRead, toggleArchived, retag, keepBoth };
}
