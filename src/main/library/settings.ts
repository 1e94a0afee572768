import * as v from 'valibot';
import { SettingsSchema, type Settings, type SettingsChange } from '#shared/settings';
import { LibraryError } from './failure';
import type { Store } from './store';

/** Changes some settings; throws `bad-request` for a value that is not allowed. */
export async function changeSettings(
  store: Store<Settings>,
  change: SettingsChange,
): Promise<Settings> {
  // A name that is present without a value would fall back to its default.
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  const next = v.safeParse(SettingsSchema, { ...store.data, ...Object.fromEntries(named) });
  if (!next.success) throw new LibraryError('bad-request', { detail: next.issues[0].message });
  await store.save(next.output);
  return next.output;
}
