import { fromText } from '#shared/asText';
import type { LibraryRow } from '#shared/library';
import { idsOf, type LibraryList } from '#shared/packedRows';
import type { Place, PlaceCounts } from '#shared/places';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { computed, shallowReactive, shallowRef, watch } from 'vue';
import { api } from '../bridge';
import { useSettingsStore } from '../settings/settingsStore';
import { createArrangement, type Arrangement, type Wish } from './arrangement';
import { fillRows } from './fillRows';

/** While a library's first rows come in, they are shown when there are so many times as many. */
const growth = 6;

/** The library's rows as the main process tells them, and the place that is shown. */
export const useLibraryStore = defineStore('library', () => {
  const settings = useSettingsStore();
  const state = shallowRef<'loading' | 'ready' | 'failed'>('loading');
  const failure = shallowRef<Failure | null>(null);
  const place = shallowRef<Place>('all');

  const wish = (): Wish => {
    const order = settings.settings.listOrder;
    return { order, locale: settings.locale, place: place.value };
  };
  // Whoever looks a row up hears of changes of that one alone.
  const empty = () => createArrangement(wish(), shallowReactive(new Map<string, LibraryRow>()));
  let arrangement = empty();
  /** That of a list that is coming in. */
  let coming: Arrangement | null = null;

  const byId = shallowRef(arrangement.byId);
  /** The ids of the articles that the place shows, in their order. */
  const listed = shallowRef(arrangement.listed);
  const known = shallowRef(arrangement.counts);
  /** How much each place holds, as long as not all rows are here. */
  const foretold = shallowRef<PlaceCounts | null>(null);
  const counts = computed(() => foretold.value ?? known.value);
  /** How many articles the place holds, also while they come in. */
  const listedCount = computed(() => foretold.value?.[place.value] ?? listed.value.length);
  const isEmpty = computed(() => state.value === 'ready' && byId.value.size === 0);

  function tell(): void {
    byId.value = arrangement.byId;
    listed.value = arrangement.listed;
    known.value = arrangement.counts;
  }

  watch(
    wish,
    (now) => {
      for (const each of new Set([arrangement, coming])) each?.arrange(now);
      tell();
    },
    { flush: 'sync' },
  );

  let loading: Promise<void> | null = null;
  let stale = false;

  /** Loads the rows and keeps them up to date from then on. */
  async function start(): Promise<void> {
    api.on('library:changed', () => void load());
    api.on('library:added', ({ ids }) => void add(ids));
    api.on('articles:changed', ({ ids }) => void refresh(ids));
    api.on('article:changed', ({ id }) => void refresh([id]));
    await load();
  }

  /** Asks for the rows; calls during an answer's way here are met by one more question after it. */
  function load(): Promise<void> {
    stale = true;
    loading ??= ask().finally(() => (loading = null));
    return loading;
  }

  async function ask(): Promise<void> {
    while (stale) {
      stale = false;
      const answer = await api.ask('library:list', {});
      failure.value = answer.ok ? await take(answer.value) : answer.error;
      // A list that was shown stays: old rows are better than none.
      if (failure.value !== null && state.value !== 'ready') state.value = 'failed';
    }
  }

  /** Shows a list's first rows at once when none are shown yet, and all when they are here. */
  async function take(list: LibraryList): Promise<Failure | null> {
    const next = (coming = empty());
    const isFirst = state.value !== 'ready';
    let shown = 0;
    const show = (foreseen: PlaceCounts | null): void => {
      arrangement = next;
      shown = next.byId.size;
      foretold.value = foreseen;
      tell();
      state.value = 'ready';
    };
    const put = (rows: readonly LibraryRow[]): void => {
      // What has been brought up to date meanwhile is newer.
      next.put(rows.filter(({ summary }) => !next.byId.has(summary.id)));
      if (isFirst && next.byId.size >= shown * growth) show(list.counts);
    };
    put(fromText(list.first));
    const missing = idsOf(list).filter((id) => !next.byId.has(id));
    const failed = await fillRows(
      missing,
      (ids) => api.ask('library:rows', { ids: [...ids] }),
      put,
    );
    if (failed === null) show(null);
    coming = null;
    return failed;
  }

  /** Brings the rows of some articles up to date; false when they could not be had. */
  async function refresh(ids: readonly string[]): Promise<boolean> {
    const answer = await api.ask('library:rows', { ids: [...ids] });
    if (!answer.ok) return false;
    const rows = fromText(answer.value);
    // Those that are on their way may be as they were before.
    for (const each of new Set([arrangement, coming])) each?.put(rows);
    tell();
    return true;
  }

  /** Takes in the rows of new articles. */
  async function add(ids: readonly string[]): Promise<void> {
    // While all rows are on their way, those that came first may not be among them.
    await loading;
    if (!(await refresh(ids))) await load();
  }

  /** Tries again after the list could not be read. */
  async function retry(): Promise<void> {
    state.value = 'loading';
    await load();
  }

  /** Deletes articles that lie in the trash for good; answers how many those were. */
  function purge(ids: readonly string[]): Promise<Result<number>> {
    return api.ask('library:purge', { ids: [...ids] });
  }

  return {
    ...{ state, failure, place, counts, byId, listed, listedCount, isEmpty },
    ...{ start, load, retry, purge },
  };
});
