import type { Api } from '#shared/api';
import { fromText } from '#shared/asText';
import { failed } from '#shared/result';

/**
 * The program behind the window, by the contract of `#shared/api`. `ask` never throws: a call that
 * breaks down answers `internal`. Only stores import this.
 */
export const api: Api = {
  ask: async (name, request) => {
    try {
      return fromText(await window.maqal.ask(name, request));
    } catch (error) {
      return failed('internal', { detail: String(error) });
    }
  },
  on: (name, listener) => window.maqal.on(name, listener),
  pathOf: (file) => window.maqal.pathOf(file),
};
