import { computed, shallowRef, type Ref } from 'vue';
import type { Mark } from '#shared/marks';
import { useLibraryStore } from '../library/libraryStore';
import { useWords } from '../locales/useWords';

/** Which sources the articles of some marks have, those with the most marks first, and the marks of the one that is chosen. */
export function useMarkSources(marks: Readonly<Ref<readonly Mark[]>>) {
  const library = useLibraryStore();
  const { t } = useWords();

  /** Null for all of them. */
  const source = shallowRef<string | null>(null);
  const sourceOf = ({ articleId }: Mark): string =>
    library.byId.get(articleId)?.summary.source ?? '';

  const sources = computed(() => {
    const counts = new Map<string, number>();
    for (const mark of marks.value) {
      const name = sourceOf(mark);
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
    return ['', ...names].map((value) => ({ value, name: value || t('marking.any.source') }));
  });
  const ofSource = computed(() =>
    source.value === null
      ? marks.value
      : marks.value.filter((mark) => sourceOf(mark) === source.value),
  );

  return { source, sources, ofSource };
}
