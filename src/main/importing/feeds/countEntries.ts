import { TooLargeError } from '../refusal';
import { maximumEntries } from './entry';

/** No feed is as long; more is somebody's archive, or made to fill the memory. */
const maximumLength = 32_000_000;

/**
 * Refuses as `too-large` a text that is too long, or in which more entries begin (each a match of `start`)
 * than can be imported at once: before anything is made of it.
 */
export function countEntries(text: string, start: RegExp): void {
  if (text.length > maximumLength) throw new TooLargeError('the file is too long');
  let entries = 0;
  for (const _ of text.matchAll(start)) {
    entries += 1;
    if (entries > maximumEntries) throw new TooLargeError('the file has too many entries');
  }
}
