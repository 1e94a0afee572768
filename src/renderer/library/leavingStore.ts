import { defineStore } from 'pinia';
import { api } from '../bridge';

/** What the page hands over before the window closes or the system sleeps: a place, a note being written. */
export const useLeavingStore = defineStore('leaving', () => {
  const tasks = new Set<() => Promise<unknown>>();

  /** Has `task` done before the page may go, until the answer is called. */
  function before(task: () => Promise<unknown>): () => void {
    tasks.add(task);
    return () => tasks.delete(task);
  }

  async function leave(): Promise<void> {
    // One that fails must not keep the others, or the window, from going.
    await Promise.allSettled([...tasks].map((task) => task()));
    await api.ask('page:left', {});
  }

  /** Begins to hear that the page is about to go. */
  function listen(): void {
    api.on('page:leaving', () => void leave());
  }

  return { before, listen };
});
