import type { Bridge } from '#shared/bridge';

declare global {
  interface Window {
    /** Put there by the preload; only `bridge.ts` may touch it. */
    readonly maqal: Bridge;
  }
}
