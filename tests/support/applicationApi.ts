import * as v from 'valibot';
import { calls, type Api, type EventName } from '#shared/api';
import type { Application } from '../../src/main/application';
import type { TestParts } from './parts';

/** The contract as the page sees it, straight on a real application: requests are checked, facts are heard. */
export function applicationApi(parts: TestParts, { handlers }: Pick<Application, 'handlers'>): Api {
  const listeners = new Map<EventName, Set<(fact: never) => void>>();
  const push = parts.announced.push.bind(parts.announced);
  parts.announced.push = (...facts) => {
    for (const { name, fact } of facts) {
      for (const listener of listeners.get(name) ?? []) listener(fact as never);
    }
    return push(...facts);
  };
  const api: Api = {
    ask: (name, request) => {
      const handle = handlers[name] as (request: unknown) => Promise<unknown>;
      const parsed: unknown = v.parse(calls[name].request, structuredClone(request));
      return handle(parsed) as ReturnType<typeof api.ask<typeof name>>;
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
    pathOf: () => '',
  };
  return api;
}
