import * as v from 'valibot';
import { calls, type Answer, type EventName } from '#shared/api';
import { asText } from '#shared/asText';
import type { Bridge } from '#shared/bridge';
import type { Result } from '#shared/result';
import type { Application } from '../../src/main/application';
import type { TestParts } from './parts';

/** The contract as the page sees it, straight on a real application: requests are checked, facts are heard. */
export function applicationApi(
  parts: TestParts,
  { handlers }: Pick<Application, 'handlers'>,
): Bridge {
  const listeners = new Map<EventName, Set<(fact: never) => void>>();
  const push = parts.announced.push.bind(parts.announced);
  parts.announced.push = (...facts) => {
    for (const { name, fact } of facts) {
      for (const listener of listeners.get(name) ?? []) listener(fact as never);
    }
    return push(...facts);
  };
  return {
    async ask(name, request) {
      const handle = handlers[name] as (request: unknown) => Promise<unknown>;
      const parsed: unknown = v.parse(calls[name].request, structuredClone(request));
      return asText((await handle(parsed)) as Result<Answer<typeof name>>);
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
    pathOf: () => '',
  };
}
