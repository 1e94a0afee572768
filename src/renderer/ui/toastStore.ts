import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A short message at the window's edge, with at most one thing to do about it. */
export interface Toast {
  readonly message: string;
  readonly tone?: 'calm' | 'danger';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The messages that are shown now, oldest first; `show` adds one that goes by itself. */
export const useToastStore = defineStore('toasts', () => {
  const toasts = shallowRef<readonly (Toast & { readonly id: number })[]>([]);
  let nextId = 1;

  function show(toast: Toast): void {
    toasts.value = [...toasts.value, { ...toast, id: nextId }].slice(-3);
    nextId += 1;
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  return { toasts, show, dismiss };
});
