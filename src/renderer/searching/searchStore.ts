import type { Failure } from '#shared/result';
import type { SearchAnswer } from '#shared/searching';
import { useDebounceFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { api } from '../bridge';

/** More hits than anybody scrolls through; the total is told beside them. */
const limit = 200;
/** Milliseconds between the last letter and the question. */
const typingPause = 80;
/** The longest query that the contract allows. */
const longestQuery = 500;

/** The search as it is typed, and the answer to the latest question; late answers to earlier ones are dropped. */
export const useSearchStore = defineStore('searching', () => {
  const query = shallowRef('');
  const answer = shallowRef<SearchAnswer | null>(null);
  /** The query that `answer` answers. */
  const answered = shallowRef('');
  const failure = shallowRef<Failure | null>(null);
  const searching = shallowRef(false);
  const text = computed(() => query.value.trim().slice(0, longestQuery));
  const isActive = computed(() => text.value !== '');
  let latest = 0;

  /** Asks again for the same words. */
  async function search(): Promise<void> {
    if (!isActive.value) return;
    latest += 1;
    const question = latest;
    const asked = text.value;
    const result = await api.ask('search:query', { text: asked, limit });
    if (question !== latest) return;
    searching.value = false;
    failure.value = result.ok ? null : result.error;
    if (result.ok) {
      answer.value = result.value;
      answered.value = asked;
    }
  }

  /** Empties the field; the list shows its place again. */
  function clear(): void {
    query.value = '';
  }

  const searchSoon = useDebounceFn(search, typingPause);
  watch(text, (words) => {
    latest += 1; // an answer on its way is for other words
    searching.value = words !== '';
    failure.value = null;
    if (words === '') answer.value = null;
    else void searchSoon();
  });
  api.on('library:changed', () => void search());
  api.on('articles:changed', () => void search());

  return { query, text, answer, answered, failure, searching, isActive, search, clear };
});
