import type { NamedArticle } from '#shared/importReport';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { api } from '../bridge';
import { useReadingStore } from '../reading/readingStore';

/** The articles that may be the same as the one on the page. */
export const useAlikeStore = defineStore('alike', () => {
  const reading = useReadingStore();
  const openId = computed(() => reading.current?.article.id ?? null);
  const found = shallowRef<{
    readonly id: string;
    readonly articles: readonly NamedArticle[];
  } | null>(null);
  /** Articles of which the reader has said, since the start, that they are to stay as they are. */
  const kept = shallowRef<ReadonlySet<string>>(new Set());

  /** The likest one; null when there is none or both are to stay. */
  const offered = computed(() => {
    const id = openId.value;
    if (id === null || found.value?.id !== id || kept.value.has(id)) return null;
    return found.value.articles[0] ?? null;
  });

  async function look(id: string | null): Promise<void> {
    if (id === null) return;
    const answer = await api.ask('library:alike', { id });
    if (answer.ok) found.value = { id, articles: answer.value };
  }
  watch(openId, look, { immediate: true });
  // What was offered may have gone to the trash, or come back from it.
  api.on('library:changed', () => void look(openId.value));

  /** Offers nothing more for the article on the page, nor this one for another. */
  function keepBoth(): void {
    const ids = [openId.value, offered.value?.id].flatMap((id) => id ?? []);
    kept.value = new Set([...kept.value, ...ids]);
  }

  return { offered, keepBoth };
});
