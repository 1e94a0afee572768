import type { NamedArticle } from '#shared/importReport';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { api } from '../bridge';
import { useReadingStore } from './readingStore';

/** The articles that may be the same as the one on the page. */
export const useAlikeStore = defineStore('alike', () => {
  const reading = useReadingStore();
  const openId = computed(() => reading.current?.article.id ?? null);
  const found = shallowRef<{
    readonly id: string;
    readonly articles: readonly NamedArticle[];
  } | null>(null);

  /** The likest one of which the reader has not said that both are to stay; null when there is none. */
  const offered = computed(() => {
    if (openId.value === null || found.value?.id !== openId.value) return null;
    const distinct = new Set(reading.record?.distinctFrom);
    return found.value.articles.find(({ id }) => !distinct.has(id)) ?? null;
  });

  async function look(id: string | null): Promise<void> {
    if (id === null) return;
    const answer = await api.ask('library:alike', { id });
    if (answer.ok) found.value = { id, articles: answer.value };
  }
  watch(openId, look, { immediate: true });
  // What was offered may have gone to the trash, or come back from it.
  api.on('library:changed', () => void look(openId.value));
  api.on('articles:changed', ({ moved }) => void (moved && look(openId.value)));

  return { offered };
});
