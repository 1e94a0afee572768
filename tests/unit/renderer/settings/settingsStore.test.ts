import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { SettingsSchema } from '#shared/settings';
import { fontLists, faces } from '../../../../src/renderer/settings/faces';
import { shownTheme } from '../../../../src/renderer/settings/applySettings';
import { useSettingsStore } from '../../../../src/renderer/settings/settingsStore';
import { resized, textSizes } from '../../../../src/renderer/settings/textSizes';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';

let api: FakeApi;

beforeEach(async () => {
  setActivePinia(createPinia());
  api = createFakeApi({ settings: { fontSize: 20 } });
  vi.stubGlobal('window', { maqal: api });
  await useSettingsStore().start();
});

const saves = (): unknown[] =>
  api.asked.filter(({ name }) => name === 'settings:change').map(({ request }) => request);

describe('the settings store', () => {
  it('begins with what was saved, in the language of the system', () => {
    const store = useSettingsStore();
    expect(store.settings.fontSize).toBe(20);
    expect(store.locale).toBe('ar');
  });

  it('shows a change at once and saves it', async () => {
    const store = useSettingsStore();
    const saved = store.change({ fontSize: 25 });
    expect(store.settings.fontSize).toBe(25);
    await saved;
    expect(store.settings.fontSize).toBe(25);
    expect(saves()).toEqual([{ change: { fontSize: 25 } }]);
  });

  it('goes back when the change could not be saved, and says why', async () => {
    const store = useSettingsStore();
    api.fail('settings:change', 'disk-full');
    await store.change({ fontSize: 25 });
    expect(store.settings.fontSize).toBe(20);
    expect(store.failure?.code).toBe('disk-full');
  });

  it('previews without saving, and saves the last of many changes', async () => {
    const store = useSettingsStore();
    for (const fontSize of [21, 22, 23]) store.preview({ fontSize });
    expect(store.settings.fontSize).toBe(23);
    expect(saves()).toEqual([]);
    const first = store.change({ fontSize: 24 });
    const second = store.change({ fontSize: 26 });
    await Promise.all([first, second]);
    expect(saves()).toEqual([{ change: { fontSize: 24 } }, { change: { fontSize: 26 } }]);
    expect(store.settings.fontSize).toBe(26);
  });

  it('follows a change that somebody else made', async () => {
    const store = useSettingsStore();
    await api.ask('settings:change', { change: { theme: 'dark', locale: 'en' } });
    await vi.waitFor(() => {
      expect(store.settings.theme).toBe('dark');
    });
    expect(store.locale).toBe('en');
  });
});

describe('the text controls', () => {
  it.each(textSizes)('$setting spans what the schema allows', ({ setting, min, max }) => {
    const parse = (value: number) => v.safeParse(SettingsSchema, { [setting]: value }).success;
    expect([parse(min), parse(max)]).toEqual([true, true]);
    expect([parse(min - 0.01), parse(max + 0.01)]).toEqual([false, false]);
  });

  it.each([
    [21, 'larger', 22],
    [40, 'larger', 40],
    [14, 'smaller', 14],
    [21.4, 'smaller', 20],
  ] as const)('%d %s is %d', (size, command, expected) => {
    expect(resized(size, command)).toEqual({ fontSize: expected });
  });

  it('offers every face of the schema, each with letters for both directions', () => {
    expect([...faces].sort()).toEqual([...SettingsSchema.entries.font.wrapped.options].sort());
    const lists = faces.map((face) => Object.values(fontLists(face)).join());
    expect(new Set(lists).size).toBe(faces.length);
  });

  it('shows the theme that was chosen, or the system’s', () => {
    expect(shownTheme('sepia', true)).toBe('sepia');
    expect(shownTheme('system', true)).toBe('dark');
    expect(shownTheme('system', false)).toBe('light');
  });
});
