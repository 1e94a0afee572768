import type { InterfaceLocale } from './interfaceLocale';
import ar from './native.ar.json';
import en from './native.en.json';

/** The words of the menu and the system's dialogs, which the main process shows. */
export type NativeWords = typeof ar;

/** The native words in each interface language. */
export const nativeWords: Readonly<Record<InterfaceLocale, NativeWords>> = { ar, en };
