import type { Answer, Api, CallName, Request } from './api';
import type { AsText } from './asText';
import type { Result } from './result';

/**
 * What the preload puts on the window as `maqal`. Answers cross as text: the bridge between the two worlds
 * of a page copies every value of an object by itself, which takes ten times as long as to read them.
 */
export interface Bridge extends Omit<Api, 'ask'> {
  ask<Name extends CallName>(
    name: Name,
    request: Request<Name>,
  ): Promise<AsText<Result<Answer<Name>>>>;
}
