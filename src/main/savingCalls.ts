import type { EventName, Events, Handlers } from '#shared/api';
import { ok } from '#shared/result';
import type { Library } from './library/library';

/** How long the window waits for an answer when its reader asks to save at once; milliseconds. */
const patience = 1_000;

/** What the window asks about saving; from now on it is told when something cannot be saved, and when it is. */
export function createSavingCalls(
  { saving }: Library,
  announce: <Name extends EventName>(name: Name, fact: Events[Name]) => void,
): Pick<Handlers, 'library:saving' | 'library:save' | 'page:left' | 'window:fullScreen'> {
  saving.watch((state) => announce('library:saving', state));
  return {
    'library:saving': () => Promise.resolve(ok(saving.now())),
    'library:save': async () => ok(await saving.settle(patience)),
    // Only a window waits for this, or can fill the screen.
    'page:left': () => Promise.resolve(ok(null)),
    'window:fullScreen': () => Promise.resolve(ok(null)),
  };
}
