import type { OfferedFont } from '#shared/fonts';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';

/** The fonts of the system, once somebody has asked for them; none where they cannot be listed. */
export const useFontStore = defineStore('fonts', () => {
  const fonts = shallowRef<readonly OfferedFont[]>([]);

  /** Asks what is installed now. */
  async function refresh(): Promise<void> {
    const answer = await api.ask('fonts:list', {});
    if (answer.ok) fonts.value = answer.value;
  }

  return { fonts, refresh };
});
