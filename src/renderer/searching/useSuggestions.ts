import type { AskedSearch } from '#shared/keptSearches';
import type { Completion } from '#shared/searching';
import { until } from '@vueuse/core';
import { computed, nextTick, shallowRef, type ShallowRef } from 'vue';
import { useCompletionStore } from './completionStore';
import { usePastSearchStore } from './pastSearchStore';
import { useSearchStore } from './searchStore';

/** Something that the field offers: a way to go on, a search made before, or to forget all of those. */
export type Suggestion =
  | { readonly kind: 'completion'; readonly key: string; readonly completion: Completion }
  | { readonly kind: 'past'; readonly key: string; readonly search: AskedSearch }
  | { readonly kind: 'clear'; readonly key: string };

/** So many of the searches made before are offered. */
const mostPast = 7;

/** What the search field offers while one types, or while it is empty, and which of it is active (-1 for none). */
export function useSuggestions(field: Readonly<ShallowRef<HTMLInputElement | null>>) {
  const search = useSearchStore();
  const past = usePastSearchStore();
  const completions = useCompletionStore();
  /** Whether the reader wants to be offered something: by typing, or by coming to an empty field. */
  const isWanted = shallowRef(false);
  const active = shallowRef(-1);

  const suggestions = computed((): readonly Suggestion[] => {
    if (search.query !== '') {
      return completions.offered.map((completion) => ({
        ...{ kind: 'completion', key: completion.text, completion },
      }));
    }
    const made = past.all.slice(0, mostPast).map((kept) => ({
      ...{ kind: 'past' as const, key: `${kept.strict.join()} ${kept.text}`, search: kept },
    }));
    const isClearable = past.all.some(({ savedAt }) => savedAt === null);
    return isClearable ? [...made, { kind: 'clear', key: 'clear' }] : made;
  });
  const isOpen = computed(() => isWanted.value && suggestions.value.length > 0);
  const current = computed(() => (isOpen.value ? suggestions.value[active.value] : undefined));

  function close(): void {
    isWanted.value = false;
    active.value = -1;
    completions.clear();
  }

  /** Offers what goes with what stands in the field now. */
  function offer(): void {
    isWanted.value = true;
    active.value = -1;
    if (search.query === '') completions.clear();
    else void offerCompletions();
  }

  /** Asks for ways to go on when the answer is there: the index would look for them before it. */
  async function offerCompletions(): Promise<void> {
    const typed = search.query;
    await nextTick();
    await until(() => search.searching).toBe(false);
    if (typed !== search.query || !isWanted.value) return;
    await completions.complete(typed, field.value?.selectionEnd ?? typed.length);
  }

  /** Comes to the field: an empty one offers what was searched for before. */
  function arrive(): void {
    if (search.query !== '') return;
    void past.load();
    offer();
  }

  /** Moves to the next or the one before; false where there is none that way. */
  function move(by: 1 | -1): boolean {
    const next = active.value + by;
    if (!isOpen.value || next >= suggestions.value.length || next < -1) return false;
    active.value = next;
    return true;
  }

  async function complete({ text, caret, kind }: Completion): Promise<void> {
    search.query = text;
    await nextTick();
    field.value?.setSelectionRange(caret, caret);
    // After a field's name its values are next.
    if (kind === 'field') offer();
    else close();
  }

  /** Does what a suggestion offers. */
  function take(suggestion: Suggestion): void {
    if (suggestion.kind === 'completion') void complete(suggestion.completion);
    else if (suggestion.kind === 'clear') void past.clear();
    else {
      search.run(suggestion.search);
      void past.made(search.asked);
      close();
    }
  }

  /** Forgets the active one, if it is a search made before; true when it was. */
  function forget(suggestion = current.value): boolean {
    if (suggestion?.kind !== 'past') return false;
    const kept = past.kept(suggestion.search);
    if (kept !== undefined) void past.forget(kept);
    active.value = Math.min(active.value, suggestions.value.length - 2);
    return true;
  }

  return { suggestions, isOpen, active, current, close, offer, arrive, move, take, forget };
}
