import { ok, type Result } from '#shared/result';

/** A value as the answer to a call. */
export function answer<T>(value: T): Promise<Result<T>> {
  return Promise.resolve(ok(value));
}

/** Does something that there is nothing to say about. */
export function told(act: () => void): null {
  act();
  return null;
}
