import type { Settings } from '#shared/settings';
import { defaultSettings } from '#shared/settings';
import { textSettings, type Preset, type TextLook, type TextSetting } from '#shared/textLook';
import { defineStore } from 'pinia';
import { computed } from 'vue';
import { useReadingStore } from '../reading/readingStore';
import { useSettingsStore } from './settingsStore';

/** So many articles keep a look of their own; those that were changed longest ago give theirs up. */
const maximumLooks = 500;

/** What a look says, without what it leaves open. */
const given = (look: TextLook): TextLook =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));

const pick = (from: Settings, names: readonly TextSetting[]): TextLook =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

/** How articles look: for all of them, for the open one alone, and under names that the reader gave. */
export const useLookStore = defineStore('look', () => {
  const settings = useSettingsStore();
  const reading = useReadingStore();

  const looks = computed(() => settings.settings.articleLooks);
  const ownLook = computed(() =>
    reading.openId === null ? null : (looks.value[reading.openId] ?? null),
  );
  /** The settings as the open article shows them. */
  const look = computed<Settings>(() =>
    ownLook.value === null
      ? settings.settings
      : { ...settings.settings, ...(given(ownLook.value) as Partial<Settings>) },
  );
  /** Whether the open article has a look of its own, which changes then go to. */
  const isAlone = computed(() => ownLook.value !== null);

  function withLook(id: string, of: TextLook | null): Settings['articleLooks'] {
    const others = Object.entries(looks.value).filter(([known]) => known !== id);
    const kept = of === null ? others : [...others, [id, of] as const];
    return Object.fromEntries(kept.slice(-maximumLooks));
  }

  /** The change of settings that gives the open article, or all of them, a look. */
  function wanted(change: TextLook): Partial<Settings> {
    const id = reading.openId;
    if (id === null || ownLook.value === null) return change as Partial<Settings>;
    return { articleLooks: withLook(id, { ...ownLook.value, ...change }) };
  }

  /** Shows a change of the look without saving it. */
  function preview(change: TextLook): void {
    settings.preview(wanted(change));
  }

  /** Shows a change of the look and saves it, for the open article alone where that has its own. */
  async function change(to: TextLook): Promise<void> {
    await settings.change(wanted(to));
  }

  /** Gives settings of the text their defaults again, or all of them; it can be undone. */
  async function reset(names: readonly TextSetting[] = textSettings): Promise<void> {
    await settings.perform('resetText', wanted(pick(defaultSettings, names)));
  }

  /** Begins or ends a look of the open article's own; what it had is gone, unless that is undone. */
  async function setAlone(alone: boolean): Promise<void> {
    const id = reading.openId;
    if (id === null || alone === isAlone.value) return;
    await settings.perform('articleLook', { articleLooks: withLook(id, alone ? {} : null) });
  }

  /** Keeps the present look under a name; one that is there already is written over. */
  async function keepPreset(typed: string): Promise<void> {
    const name = typed.trim();
    const { presets } = settings.settings;
    const kept = { name, look: pick(look.value, textSettings) };
    const known = presets.find((preset) => preset.name === name);
    const next = known
      ? presets.map((preset) => (preset === known ? { ...known, ...kept } : preset))
      : [...presets, { id: crypto.randomUUID(), ...kept }];
    await settings.change({ presets: next });
  }

  /** Gives articles a look that has a name. */
  async function usePreset({ look: to }: Preset): Promise<void> {
    await settings.perform('usePreset', wanted(given(to)));
  }

  async function renamePreset(id: string, typed: string): Promise<void> {
    const name = typed.trim();
    if (name === '') return;
    const presets = settings.settings.presets.map((preset) =>
      preset.id === id ? { ...preset, name } : preset,
    );
    await settings.change({ presets });
  }

  async function removePreset(id: string): Promise<void> {
    const presets = settings.settings.presets.filter((preset) => preset.id !== id);
    await settings.perform('removePreset', { presets }, 'told');
  }

  return {
    ...{ look, isAlone, preview, change, reset, setAlone },
    ...{ keepPreset, usePreset, renamePreset, removePreset },
  };
});
