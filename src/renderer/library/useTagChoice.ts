import { computed, shallowRef, watch } from 'vue';
import { useLibraryStore } from './libraryStore';
import { useSelectionStore } from './selectionStore';
import { offeredTags, retagged, tagKey, tagsIn } from './tags';
import { useRowActions } from './useRowActions';

/** The choice of tags for the articles whose tags are being chosen: what is offered, and what is wished so far. */
export function useTagChoice() {
  const library = useLibraryStore();
  const selection = useSelectionStore();
  const { retag } = useRowActions();

  /** By their keys, tags that are to be on all these articles (by their names), or on none (null). */
  const wishes = shallowRef<ReadonlyMap<string, string | null>>(new Map());
  const typed = shallowRef('');

  const records = computed(() => selection.tagging ?? []);
  const known = computed(() => {
    if (selection.tagging === null) return [];
    const all = Array.from(library.byId.values(), ({ reading }) => reading);
    return offeredTags(all, records.value);
  });
  const offered = computed(() => {
    const keys = new Set(known.value.map(({ key }) => key));
    const added = [...wishes.value].flatMap(([key, name]) =>
      name === null || keys.has(key) ? [] : { key, name, count: 0 },
    );
    const sought = tagKey(typed.value);
    return [...added, ...known.value]
      .filter(({ key }) => key.includes(sought))
      .map((tag) => {
        const wish = wishes.value.get(tag.key);
        const isOnAll = tag.count === records.value.length;
        return {
          ...tag,
          checked: wish === undefined ? isOnAll : wish !== null,
          mixed: wish === undefined && tag.count > 0 && !isOnAll,
        };
      });
  });
  /** Whether what stands in the field is a tag that the library does not have yet. */
  const isNew = computed(() => {
    const [first] = tagsIn(typed.value);
    return first !== undefined && !offered.value.some(({ key }) => key === tagKey(first));
  });

  watch(
    () => selection.tagging,
    () => {
      wishes.value = new Map();
      typed.value = '';
    },
  );

  function wish(key: string, name: string | null): void {
    wishes.value = new Map([...wishes.value, [key, name]]);
  }

  /** Takes the tags in the field, each as the library writes it, for wishes. */
  function takeTyped(): void {
    for (const tag of tagsIn(typed.value)) {
      const key = tagKey(tag);
      wish(key, known.value.find((other) => other.key === key)?.name ?? tag);
    }
    typed.value = '';
  }

  /** Does as wished, with words that still stand in the field, and ends the choice; not if that failed. */
  async function save(): Promise<void> {
    takeTyped();
    const wanted = wishes.value;
    const isDone =
      wanted.size === 0 || (await retag(records.value, ({ tags }) => retagged(tags, wanted)));
    if (isDone) selection.tagging = null;
  }

  return { records, typed, offered, isNew, wish, takeTyped, save };
}
