import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { noCorrections, type CorrectedField, type Corrections } from '#shared/corrections';
import type { EncodingPreview } from '#shared/imported';
import type { Failure } from '#shared/result';
import { api } from '../bridge';
import { useReadingStore } from '../reading/readingStore';
import { withFields, withLine, type CorrectableLine, type GivenRole } from './corrected';

/** What the reader corrects of the open article: which lines are what, fields in other words, the encoding. */
export const useCorrectingStore = defineStore('correcting', () => {
  const reading = useReadingStore();
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

  async function reread(wish: {
    encoding?: string | null;
    corrections?: Corrections | null;
  }): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    const answer = await reading.reread(wish);
    busy.value = false;
    failure.value = answer.ok ? null : answer.error;
    return answer.ok;
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
    if (await reread({ corrections: next })) chosen.value = { ...line, is: role };
  }

  /** Puts fields into other words; an empty one says that there is none. */
  async function setFields(fields: Partial<Record<CorrectedField, string>>): Promise<boolean> {
    return reread({ corrections: withFields(corrections.value, fields) });
  }

  /** Takes all corrections of the open article back. */
  async function clear(): Promise<void> {
    if (await reread({ corrections: null })) chosen.value = null;
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
    return reread({ encoding });
  }

  return {
    ...{ active, chosen, busy, failure, dialog, previews, corrections, isCorrected },
    ...{ begin, end, assign, setFields, clear, showEncodings, readIn },
  };
});
