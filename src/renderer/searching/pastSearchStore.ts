import { searchKey, type AskedSearch, type KeptSearch } from '#shared/keptSearches';
import type { Failure, Result } from '#shared/result';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';
import { outcomeOf } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';

/** The searches that were made, and those that are saved; asked for anew whenever they have changed. */
export const usePastSearchStore = defineStore('pastSearches', () => {
  const history = useHistoryStore();
  const all = shallowRef<readonly KeptSearch[]>([]);
  const failure = shallowRef<Failure | null>(null);
  /** In the order in which they were saved. */
  const saved = computed(() =>
    all.value
      .filter(({ savedAt }) => savedAt !== null)
      .sort((a, b) => ((a.savedAt ?? '') < (b.savedAt ?? '') ? -1 : 1)),
  );
  /** The search whose name is being chosen. */
  const naming = shallowRef<AskedSearch | null>(null);

  function take(answer: Result<readonly KeptSearch[]>): Result<readonly KeptSearch[]> {
    if (answer.ok) all.value = answer.value;
    return answer;
  }

  async function load(): Promise<void> {
    take(await api.ask('searches:list', {}));
  }
  api.on('searches:changed', () => void load());

  const plain = ({ text, strict }: AskedSearch): AskedSearch => ({ text, strict: [...strict] });

  /** Remembers that a search was made: a hit was opened, or Enter pressed. Nobody is told when that fails. */
  async function made(search: AskedSearch): Promise<void> {
    const [last] = all.value;
    if (search.text === '' || (last && searchKey(last) === searchKey(search))) return;
    take(await api.ask('searches:keep', plain(search)));
  }

  /** The kept search that is the same, if there is one. */
  const kept = (search: AskedSearch): KeptSearch | undefined =>
    all.value.find((each) => searchKey(each) === searchKey(search));

  const put = (search: AskedSearch, name: string | null) =>
    api.ask('searches:keep', { ...plain(search), saved: { name } });
  const drop = (search: AskedSearch) => api.ask('searches:forget', { search: plain(search) });

  /** Saves a search under a name (null for its own words), or gives a saved one another. */
  async function save(search: AskedSearch, name: string | null): Promise<void> {
    const answer = take(await put(search, name));
    failure.value = answer.ok ? null : answer.error;
  }

  /** Forgets a search; that of a saved one can be undone. */
  async function forget(search: KeptSearch): Promise<void> {
    const answer = take(await drop(search));
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok || search.savedAt === null) return;
    history.did({
      ...{ kind: 'forgetSearch', count: 1 },
      undo: async () => outcomeOf(take(await put(search, search.name))),
      redo: async () => outcomeOf(take(await drop(search))),
    });
  }

  /** Forgets all that are not saved. */
  async function clear(): Promise<void> {
    take(await api.ask('searches:forget', { search: null }));
  }

  return { all, saved, failure, naming, load, made, kept, save, forget, clear };
});
