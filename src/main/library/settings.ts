import * as v from 'valibot';
import { SettingsSchema, type Settings, type SettingsChange } from '#shared/settings';
import { LibraryError } from './failure';
import type { Store } from './store';

const isKnown = (name: string): boolean => Object.hasOwn(SettingsSchema.entries, name);

/**
 * Settings as they are stored: fields that are not known here are a later program's of the same version; they
 * are kept as they are, and say nothing. Data without any field that is known is something else.
 */
export const StoredSettingsSchema: v.GenericSchema<unknown, Settings> = v.pipe(
  v.looseObject({}),
  v.check((fields) => {
    const names = Object.keys(fields);
    return names.length === 0 || names.some(isKnown);
  }),
  v.looseObject(SettingsSchema.entries),
);

/** Changes some settings; throws `bad-request` for a value that is not allowed, and for a name that is not known. */
export async function changeSettings(
  store: Store<Settings>,
  change: SettingsChange,
): Promise<Settings> {
  // A name that is present without a value would fall back to its default.
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  const unknown = named.find(([name]) => !isKnown(name));
  if (unknown !== undefined) throw new LibraryError('bad-request', { detail: unknown[0] });
  const next = v.safeParse(StoredSettingsSchema, { ...store.data, ...Object.fromEntries(named) });
  if (!next.success) throw new LibraryError('bad-request', { detail: next.issues[0].message });
  await store.save(next.output);
  return next.output;
}
