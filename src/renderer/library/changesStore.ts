import type { ReadingRecord } from '#shared/marks';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { api } from '../bridge';
import { deedOfSteps, type DeedKind } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';

type Fields = ReadingStep['to'];

/** The step that gives a record these fields. */
function stepOf(record: ReadingRecord, to: Fields): ReadingStep {
  const names = Object.keys(to) as (keyof Fields)[];
  const from = Object.fromEntries(names.map((name) => [name, record[name]]));
  return { id: record.articleId, from, to };
}

/** What the reader does with articles, be it one or ten thousand: one change, and one deed that can be undone. */
export const useChangesStore = defineStore('changes', () => {
  const history = useHistoryStore();

  const take = (steps: readonly ReadingStep[]): Promise<Result<ReadingsChanged>> =>
    api.ask('reading:changeMany', { steps: [...steps] });

  /** Keeps what was done for the history, even when a part of it failed; answers why it did. */
  function remember(
    kind: DeedKind,
    answer: Result<ReadingsChanged>,
    how: 'told' | 'quiet',
  ): Failure | null {
    if (!answer.ok) return answer.error;
    const { done, gone, failure } = answer.value;
    if (done.length > 0) history.did(deedOfSteps(kind, done, take), how);
    return done.length === 0 && gone > 0 ? { code: 'not-found' } : failure;
  }

  /** Gives records new fields; answers why it failed, or null. */
  async function change(
    kind: DeedKind,
    records: readonly ReadingRecord[],
    fieldsOf: (record: ReadingRecord) => Fields,
    how: 'told' | 'quiet' = 'told',
  ): Promise<Failure | null> {
    if (records.length === 0) return null;
    return remember(kind, await take(records.map((one) => stepOf(one, fieldsOf(one)))), how);
  }

  /** Moves articles to the trash. */
  async function trash(ids: readonly string[]): Promise<Failure | null> {
    return remember('trash', await api.ask('library:trash', { ids: [...ids] }), 'told');
  }

  /** Brings articles back from the trash. */
  async function restore(ids: readonly string[]): Promise<Failure | null> {
    return remember('restore', await api.ask('library:restore', { ids: [...ids] }), 'told');
  }

  return { change, trash, restore };
});
