import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';

/** Whether the window fills the whole screen, and nothing but the page is in it. */
export const useFullScreenStore = defineStore('fullScreen', () => {
  const on = shallowRef(false);
  api.on('window:fullScreen', (fact) => (on.value = fact.on));

  /** Begins or ends that; the page changes when the window has. */
  async function set(wanted: boolean): Promise<void> {
    await api.ask('window:fullScreen', { on: wanted });
  }

  return { on, set };
});
