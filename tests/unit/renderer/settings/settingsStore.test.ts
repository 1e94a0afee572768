import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { SettingsSchema } from '#shared/settings';
import { faceNames } from '#shared/textLook';
import { sampleOf } from '../../../../src/renderer/settings/faces';
import { useHistoryStore } from '../../../../src/renderer/history/historyStore';
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

  it('takes a deed back without what has been done since to another entry of the same map', async () => {
    const store = useSettingsStore();
    const history = useHistoryStore();
    await store.perform('articleLook', { articleLooks: { one: { fontSize: 30 } } });
    const both = { one: { fontSize: 30 }, two: { fontSize: 18 } };
    await store.change({ articleLooks: both });
    await history.turn('undo');
    expect(store.settings.articleLooks).toEqual({ two: { fontSize: 18 } });
    await history.turn('redo');
    expect(store.settings.articleLooks).toEqual(both);
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
    expect([...faceNames].sort()).toEqual([...SettingsSchema.entries.font.wrapped.options].sort());
    const lists = faceNames.map((face) => sampleOf(face));
    expect(new Set(lists).size).toBe(faceNames.length);
  });

  it('shows the theme that was chosen, or the system’s', () => {
    const wishes = (systemIsDark: boolean, systemWantsContrast = false) => ({
      ...{ systemIsDark, systemWantsContrast },
    });
    expect(shownTheme('sepia', wishes(true))).toBe('sepia');
    expect(shownTheme('system', wishes(true))).toBe('dark');
    expect(shownTheme('system', wishes(false))).toBe('light');
    expect(shownTheme('system', wishes(false, true))).toBe('contrast');
    expect(shownTheme('system', wishes(true, true))).toBe('black');
  });
});
