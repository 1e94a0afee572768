import { createEventHook } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';
import type { Deed, Outcome } from './deeds';
import {
  canTurn,
  nextDeed,
  nothingDone,
  turned,
  withDeed,
  withoutDeed,
  type History,
  type Way,
} from './history';

/** One history of all that the reader did since the window was opened, and the way back along it. */
export const useHistoryStore = defineStore('history', () => {
  const history = shallowRef<History<Deed>>(nothingDone);
  const next = computed(() => ({
    undo: nextDeed(history.value, 'undo'),
    redo: nextDeed(history.value, 'redo'),
  }));
  const toldOf = createEventHook<Deed>();
  const turnedRound = createEventHook<{ deed: Deed; way: Way; outcome: Outcome }>();
  let last: Promise<void> = Promise.resolve();

  /** Remembers a deed; `told` of to the reader, with a way to undo it, unless its effect shows by itself. */
  function did(deed: Deed, how: 'told' | 'quiet' = 'told'): void {
    history.value = withDeed(history.value, deed);
    if (how === 'told') void toldOf.trigger(deed);
  }

  async function turnNow(way: Way, wanted: Deed | null): Promise<void> {
    const deed = wanted ?? next.value[way];
    if (deed === null || !canTurn(history.value, deed, way)) return;
    const outcome = await deed[way]?.();
    if (outcome === undefined) return;
    const isDone = outcome.kind === 'done' && deed.redo !== null;
    if (isDone) history.value = turned(history.value, deed, way);
    // What failed may work the next time; what cannot be turned any more is in nobody's way.
    else if (outcome.kind !== 'failed') history.value = withoutDeed(history.value, deed);
    void turnedRound.trigger({ deed, way, outcome });
  }

  /** Undoes or redoes a deed, or whichever is next, when those asked for before have been; once, however often it is asked for. */
  function turn(way: Way, deed: Deed | null = null): Promise<void> {
    last = last.catch(() => undefined).then(() => turnNow(way, deed));
    return last;
  }

  /** Says in the window's menu what comes next. */
  async function tellMenu(undo: string | null, redo: string | null): Promise<void> {
    await api.ask('menu:history', { undo, redo });
  }

  /** Has the text field that has the focus undo or redo what was typed in it. */
  async function turnTyping(way: Way): Promise<void> {
    await api.ask(`typing:${way}`, {});
  }

  return {
    ...{ history, next, did, turn, tellMenu, turnTyping },
    ...{ onTold: toldOf.on, onTurned: turnedRound.on },
  };
});
