import type { AskedSearch } from '#shared/keptSearches';
import type { Failure } from '#shared/result';
import type { SearchAnswer } from '#shared/searching';
import { allRules, type Rule } from '#shared/text/matching/rules';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { api } from '../bridge';
import { withStrict } from './strictness';

/** What of an answer is shown. */
type View = 'articles' | 'marks';

/** So many hits are asked for at first, more than are in sight; so many once those are; and near the end of these. */
const limits = { first: 16, next: 50, most: 300 };
/** While articles are still being indexed, so often the same is asked again; milliseconds. */
const pendingPause = 1000;
/** The longest query that the contract allows. */
const longestQuery = 500;

/**
 * The search as it is typed, and the answer to the latest question. A question is asked at once, for the
 * index leaves an earlier one for it, and late answers to earlier ones are dropped.
 */
export const useSearchStore = defineStore('searching', () => {
  const query = shallowRef('');
  /** Rules by which nothing may be found; they go with the search. */
  const strict = shallowRef<ReadonlySet<Rule>>(new Set());
  const answer = shallowRef<SearchAnswer | null>(null);
  /** The search that `answer` answers. */
  const answered = shallowRef<AskedSearch>({ text: '', strict: [] });
  const failure = shallowRef<Failure | null>(null);
  const searching = shallowRef(false);
  /** A space at its end is kept: it says that the last word is whole, and no longer the beginning of one. */
  const text = computed(() => query.value.trimStart().replace(/\s+$/u, ' ').slice(0, longestQuery));
  const isActive = computed(() => text.value !== '');
  /** Whether there is something to show of it: until then the list stays as it was. */
  const isShown = computed(
    () => isActive.value && (answer.value !== null || failure.value !== null),
  );
  const asked = computed<AskedSearch>(() => ({
    text: text.value,
    strict: allRules.filter((rule) => strict.value.has(rule)),
  }));
  const chosenView = shallowRef<View | null>(null);
  /** Whether the articles found are shown, or the bookmarks: as the reader chose, else whichever there are. */
  const view = computed<View>({
    get() {
      const { total = 0, marks = [] } = answer.value ?? {};
      if (marks.length === 0) return 'articles';
      return chosenView.value ?? (total === 0 ? 'marks' : 'articles');
    },
    set: (wanted) => (chosenView.value = wanted),
  });
  let limit: number = limits.first;
  let latest = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** Asks again for the same search. */
  async function search(): Promise<void> {
    if (!isActive.value) return;
    const question = asked.value;
    const own = (latest += 1);
    const strictRules = [...question.strict];
    const result = await api.ask('search:query', { ...question, strict: strictRules, limit });
    if (own !== latest || question !== asked.value) return;
    searching.value = false;
    failure.value = result.ok ? null : result.error;
    if (!result.ok) return;
    answer.value = result.value;
    answered.value = question;
    clearTimeout(again);
    if (result.value.pending !== 0) again = setTimeout(() => void search(), pendingPause);
  }

  watch(asked, () => {
    limit = limits.first;
    searching.value = isActive.value;
    failure.value = null;
    if (isActive.value) void search();
    else {
      answer.value = null;
      chosenView.value = null;
    }
  });
  for (const news of ['library:changed', 'articles:changed'] as const) {
    api.on(news, () => void search());
  }

  /** Asks for more hits, when there are more than were told. */
  function more(): void {
    const shown = answer.value?.hits.length ?? 0;
    if (limit === limits.most || shown < limit || searching.value) return;
    limit = limit === limits.first ? limits.next : limits.most;
    void search();
  }

  /** Asks for what lies beyond the hits that are in sight, once these have been painted. */
  function fill(): void {
    if (limit === limits.first) more();
  }

  /** Makes rules strict for this search, or lets them find again. */
  function setStrict(rules: readonly Rule[], isStrict: boolean): void {
    strict.value = withStrict(strict.value, rules, isStrict);
  }

  /** Makes a search that was made or saved before. */
  function run(wanted: AskedSearch): void {
    query.value = wanted.text;
    strict.value = new Set(wanted.strict);
  }

  /** Empties the field; the list shows its place again. */
  function clear(): void {
    run({ text: '', strict: [] });
  }

  return {
    ...{ query, text, strict, asked, answer, answered, failure, searching, isActive, isShown },
    view,
    ...{ search, more, fill, setStrict, run, clear },
  };
});
