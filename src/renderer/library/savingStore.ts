import type { Saving } from '#shared/library';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';

/** Whether the disk has all that the reader did, as the main process tells it. */
export const useSavingStore = defineStore('saving', () => {
  const saving = shallowRef<Saving>({ state: 'saved', at: null });
  const trying = shallowRef(false);

  const unsaved = computed(() => (saving.value.state === 'unsaved' ? saving.value : null));
  /** When something was last written; null while something is not. */
  const savedAt = computed(() => (saving.value.state === 'saved' ? saving.value.at : null));

  /** Takes the state that the window began with, and follows it from then on. */
  function begin(first: Saving): void {
    saving.value = first;
    api.on('library:saving', (now) => (saving.value = now));
  }

  async function ask(name: 'library:saving' | 'library:save'): Promise<void> {
    const answer = await api.ask(name, {});
    if (answer.ok) saving.value = answer.value;
  }

  /** Asks for the moment of the last save: that is not told at each one. */
  const refresh = (): Promise<void> => ask('library:saving');

  /** Tries at once to save what is unsaved. */
  async function tryAgain(): Promise<void> {
    trying.value = true;
    await ask('library:save');
    trying.value = false;
  }

  return { unsaved, savedAt, trying, begin, refresh, tryAgain };
});
