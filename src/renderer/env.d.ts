import type { Api } from '#shared/api';

declare global {
  interface Window {
    /** Put there by the preload; only `bridge.ts` may touch it. */
    readonly maqal: Api;
  }
}
