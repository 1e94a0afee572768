import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** Which of the program's own dialogs is open; never two at a time. */
export const useDialogStore = defineStore('dialogs', () => {
  const open = shallowRef<'settings' | 'about' | 'shortcuts' | 'reports' | 'backups' | null>(null);
  return { open };
});
