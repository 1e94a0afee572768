import type { Completion } from '#shared/searching';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';
import { newestOnly } from './newestOnly';

/** So many ways to go on are offered: more would hide what was found. */
const most = 5;

/** The ways to go on with the query that is being typed; none while those of an earlier one are all there is. */
export const useCompletionStore = defineStore('completions', () => {
  const offered = shallowRef<readonly Completion[]>([]);
  let typed = { text: '', caret: 0 };

  const ask = newestOnly(async (isNewest) => {
    const { text, caret } = typed;
    const answer = await api.ask('search:complete', { text, caret });
    // Without an answer there is nothing to offer; the search itself says what is wrong.
    const found = answer.ok ? answer.value.filter((each) => each.text !== text) : [];
    if (isNewest()) offered.value = found.slice(0, most);
  });

  /** Asks for ways to go on from where the caret is. */
  async function complete(text: string, caret: number): Promise<void> {
    typed = { text: text.slice(0, 500), caret: Math.min(caret, 500) };
    await ask();
  }

  /** Offers nothing any more. */
  function clear(): void {
    offered.value = [];
  }

  return { offered, complete, clear };
});
