import type { LibraryRow } from '#shared/library';
import { idsOf, unpackRows, type LibraryList } from '#shared/packedRows';
import { countPlaces, type Place, type PlaceCounts } from '#shared/places';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';
import { useSettingsStore } from '../settings/settingsStore';
import { fillRows } from './fillRows';
import { ordered, rowsIn } from './places';

/** The library's rows as the main process tells them, and the place that is shown. */
export const useLibraryStore = defineStore('library', () => {
  const settings = useSettingsStore();
  const rows = shallowRef<readonly LibraryRow[]>([]);
  const state = shallowRef<'loading' | 'ready' | 'failed'>('loading');
  const failure = shallowRef<Failure | null>(null);
  const place = shallowRef<Place>('all');

  /** How much each place holds, as long as not all rows are here. */
  const foretold = shallowRef<PlaceCounts | null>(null);
  const counts = computed(() => foretold.value ?? countPlaces(rows.value));
  const byId = computed(() => new Map(rows.value.map((row) => [row.summary.id, row])));
  const sorted = computed(() => ordered(rows.value, settings.settings.listOrder, settings.locale));
  const listed = computed(() => rowsIn(place.value, sorted.value));
  /** How many articles the place holds, also while they come in. */
  const listedCount = computed(() => foretold.value?.[place.value] ?? listed.value.length);
  const isEmpty = computed(() => state.value === 'ready' && rows.value.length === 0);

  let loading: Promise<void> | null = null;
  let stale = false;
  /** The rows of a list that is coming in. */
  let coming: Map<string, LibraryRow> | null = null;

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
    const first = new Map(unpackRows(list.first).map((row) => [row.summary.id, row]));
    const ids = idsOf(list);
    const isFirst = state.value !== 'ready';
    coming = first;
    const show = (isWhole: boolean): void => {
      if (!isFirst && !isWhole) return;
      foretold.value = isWhole ? null : list.counts;
      rows.value = [...first.values()];
      state.value = 'ready';
    };
    show(first.size === ids.length);
    const failed = await fillRows(
      ids,
      first,
      (some) => api.ask('library:rows', { ids: [...some] }),
      show,
    );
    coming = null;
    return failed;
  }

  /**
   * Takes in the rows of new articles. They come after those that are sorted already: a sort of what is
   * nearly sorted costs next to nothing, so that an import of thousands of files drops no frame.
   */
  async function add(ids: readonly string[]): Promise<void> {
    // While all rows are on their way, those that came first may not be among them.
    await loading;
    const answer = await api.ask('library:rows', { ids: [...ids] });
    if (!answer.ok) return load();
    const fresh = new Map(unpackRows(answer.value).map((row) => [row.summary.id, row]));
    const kept = sorted.value.filter(({ summary }) => !fresh.has(summary.id));
    rows.value = [...kept, ...fresh.values()];
  }

  /** Brings some rows up to date. */
  async function refresh(ids: readonly string[]): Promise<void> {
    const answer = await api.ask('library:rows', { ids: [...ids] });
    if (!answer.ok) return;
    const fresh = new Map(unpackRows(answer.value).map((row) => [row.summary.id, row]));
    // Those that are on their way may be as they were before.
    for (const [id, row] of fresh) coming?.set(id, row);
    rows.value = rows.value.map((row) => fresh.get(row.summary.id) ?? row);
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
    ...{ rows, state, failure, place, counts, byId, listed, listedCount, isEmpty },
    ...{ start, load, retry, purge },
  };
});
