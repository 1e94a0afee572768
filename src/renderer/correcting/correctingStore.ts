import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { noCorrections, type CorrectedField, type Corrections } from '#shared/corrections';
import type { EncodingPreview } from '#shared/imported';
import type { ReadingRecord } from '#shared/marks';
import type { Failure } from '#shared/result';
import { api } from '../bridge';
import { outcomeOf, type DeedKind, type Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';
import { useReadingStore } from '../reading/readingStore';
import { withFields, withLine, type CorrectableLine, type GivenRole } from './corrected';

/** How a reader wants a file to be read. */
type Reading = Pick<ReadingRecord, 'encoding' | 'corrections'>;

const readingOf = ({ encoding, corrections }: ReadingRecord): Reading => ({
  encoding,
  corrections,
});
const isSame = (a: Reading, b: Reading): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the reader corrects of the open article: which lines are what, fields in other words, the encoding. */
export const useCorrectingStore = defineStore('correcting', () => {
  const reading = useReadingStore();
  const history = useHistoryStore();
  const active = shallowRef(false);
  const chosen = shallowRef<CorrectableLine | null>(null);
  const busy = shallowRef(false);
  const failure = shallowRef<Failure | null>(null);
  /** Which of the two dialogs about the open article's file is open. */
  const dialog = shallowRef<'details' | 'encoding' | null>(null);
  const previews = shallowRef<readonly EncodingPreview[] | null>(null);

  const corrections = computed<Corrections>(() => reading.record?.corrections ?? noCorrections);
  const isCorrected = computed(
    () => corrections.value.lines.length > 0 || Object.keys(corrections.value.fields).length > 0,
  );

  // Another article begins without what was begun on this one.
  watch(
    () => reading.openId,
    () => {
      active.value = false;
      dialog.value = null;
      chosen.value = null;
    },
  );

  /** Has an article read again as it was before, or after, if it is still as that left it. */
  async function readAs(id: string, left: Reading, wanted: Reading): Promise<Outcome> {
    const row = await api.ask('library:row', { id });
    if (!row.ok) return outcomeOf(row);
    if (!isSame(readingOf(row.value.reading), left)) return { kind: 'changed' };
    return outcomeOf(await reading.reread(wanted, id));
  }

  async function reread(
    kind: DeedKind,
    wish: Partial<Reading>,
    how: 'told' | 'quiet' = 'told',
  ): Promise<boolean> {
    const id = reading.openId;
    if (busy.value || id === null || reading.record === null) return false;
    busy.value = true;
    const before = readingOf(reading.record);
    const answer = await reading.reread(wish);
    busy.value = false;
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok) return false;
    const after = readingOf(answer.value.reading);
    const [undo, redo] = [() => readAs(id, after, before), () => readAs(id, before, after)];
    if (!isSame(before, after)) history.did({ kind, count: 1, undo, redo }, how);
    return true;
  }

  /** Begins to correct by clicks on lines, with none chosen. */
  function begin(): void {
    chosen.value = null;
    active.value = true;
  }

  /** Ends it; what was corrected stays. */
  function end(): void {
    active.value = false;
    chosen.value = null;
  }

  /** Says what the chosen line is, and reads the file again with that. */
  async function assign(role: GivenRole): Promise<void> {
    const line = chosen.value;
    if (line === null || role === line.is) return;
    const next = withLine(corrections.value, line, role);
    const isDone = await reread('correct', { corrections: next }, 'quiet');
    if (isDone) chosen.value = { ...line, is: role };
  }

  /** Puts fields into other words; an empty one says that there is none. */
  async function setFields(fields: Partial<Record<CorrectedField, string>>): Promise<boolean> {
    return reread('correct', { corrections: withFields(corrections.value, fields) });
  }

  /** Takes all corrections of the open article back. */
  async function clear(): Promise<void> {
    if (await reread('clearCorrections', { corrections: null })) chosen.value = null;
  }

  /** Opens the choice of encodings and asks how the file reads in each. */
  async function showEncodings(): Promise<void> {
    previews.value = null;
    dialog.value = 'encoding';
    const id = reading.openId;
    if (id === null) return;
    const answer = await api.ask('article:encodings', { id });
    failure.value = answer.ok ? null : answer.error;
    previews.value = answer.ok ? answer.value : [];
  }

  /** Reads the open article's file in another encoding; null in the one that was found. */
  async function readIn(encoding: string | null): Promise<boolean> {
    return reread('encoding', { encoding });
  }

  return {
    ...{ active, chosen, busy, failure, dialog, previews, corrections, isCorrected },
    ...{ begin, end, assign, setFields, clear, showEncodings, readIn },
  };
});
