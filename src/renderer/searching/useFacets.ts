import type { FacetName } from '#shared/searching';
import { computed, shallowRef, watch } from 'vue';
import { useWords } from '../locales/useWords';
import { afterPaint } from '../ui/afterPaint';
import { hasClause, withClauseToggled } from './queryParts';
import { useSearchStore } from './searchStore';

const names: readonly FacetName[] = ['source', 'programme', 'year', 'tag', 'language'];

const answerOf = ({ answer, answered }: ReturnType<typeof useSearchStore>) => ({
  answer,
  answered,
});

/** The ways to narrow what was found, as they are shown; those that would leave all of it are none. */
export function useFacets() {
  const search = useSearchStore();
  const { year, languageName } = useWords();

  function shown(name: FacetName, value: string): string {
    if (name === 'year') return year(value);
    return name === 'language' ? languageName(value) : value;
  }

  // The hits are what a reader looks at: they are painted first.
  const shownAnswer = shallowRef(answerOf(search));
  watch(
    () => search.answer,
    () => afterPaint(() => (shownAnswer.value = answerOf(search))),
  );

  const facets = computed(() => {
    const { answer, answered } = shownAnswer.value;
    if (answer === null || answer.total === 0) return [];
    return names.flatMap((name) => {
      const values = answer.facets[name].map(({ value, count, clause }) => ({
        ...{ shown: shown(name, value), count, clause },
        isChosen: hasClause(answered.text, clause),
      }));
      const isOffered = values.some(({ count, isChosen }) => isChosen || count < answer.total);
      return isOffered ? [{ name, values }] : [];
    });
  });

  /** Narrows the search by a clause, or takes that back. */
  function toggle(clause: string): void {
    search.query = withClauseToggled(search.query, clause);
  }

  return { facets, toggle };
}
