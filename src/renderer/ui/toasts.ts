import { shallowReadonly, shallowRef } from 'vue';

/** A short message at the window's edge, with at most one thing to do about it. */
export interface Toast {
  readonly message: string;
  readonly tone?: 'calm' | 'danger';
  /** What it offers to show: once that is on screen, the message goes. */
  readonly about?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** More than these at a time would be a list, not a message; the oldest goes first. */
const most = 3;

const shown = shallowRef<readonly (Toast & { readonly id: number })[]>([]);
let nextId = 1;

/** The messages of the window, oldest first; `show` adds one that goes by itself. */
export function useToasts() {
  function show(toast: Toast): void {
    shown.value = [...shown.value, { ...toast, id: nextId }].slice(-most);
    nextId += 1;
  }

  function dismiss(id: number): void {
    shown.value = shown.value.filter((toast) => toast.id !== id);
  }

  /** Takes away all messages about something that has come on screen. */
  function dismissAbout(about: string): void {
    if (shown.value.some((toast) => toast.about === about)) {
      shown.value = shown.value.filter((toast) => toast.about !== about);
    }
  }

  return { toasts: shallowReadonly(shown), show, dismiss, dismissAbout };
}
