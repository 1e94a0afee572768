import type { About, Start } from '#shared/api';
import type { Notice, Restriction } from '#shared/library';
import { interfaceLocale, type InterfaceLocale } from '#shared/locales/interfaceLocale';
import type { Failure, Result } from '#shared/result';
import { defaultSettings, type Settings } from '#shared/settings';
import { chosenMonths, type MonthRegion } from '#shared/text/monthRegion';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { api } from '../bridge';
import type { Deed, DeedKind, Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';
import { stepped } from './settingStep';

/** What the reader chose, live: a change shows at once, is saved behind it, and goes back if that fails. */
export const useSettingsStore = defineStore('settings', () => {
  const history = useHistoryStore();
  const saved = shallowRef<Settings>(defaultSettings);
  const pending = shallowRef<Partial<Settings>>({});
  const settings = computed<Settings>(() => ({ ...saved.value, ...pending.value }));
  const systemLocales = shallowRef<readonly string[]>([]);
  const locale = computed<InterfaceLocale>(() =>
    interfaceLocale(settings.value.locale, systemLocales.value),
  );
  /** Whose Arabic names of the months dates are shown with. */
  const monthRegion = computed<MonthRegion>(() =>
    chosenMonths(settings.value.monthNames, systemLocales.value),
  );
  const about = shallowRef<About | null>(null);
  const notices = shallowRef<readonly Notice[]>([]);
  /** Why nothing can be saved; null when it can. */
  const restriction = shallowRef<Restriction | null>(null);
  const failure = shallowRef<Failure | null>(null);
  let saving: Promise<void> | null = null;

  /** Asks what the window needs before it can draw; later changes by others are followed from then on. */
  async function start(): Promise<Result<Start>> {
    const answer = await api.ask('app:start', {});
    if (!answer.ok) return answer;
    take(answer.value);
    notices.value = answer.value.notices;
    api.on('settings:changed', () => void refresh());
    api.on('library:noticed', (fact) => void (notices.value = fact.notices));
    return answer;
  }

  async function refresh(): Promise<void> {
    if (saving !== null) return; // our own save answers with the settings as they then are
    const answer = await api.ask('app:start', {});
    if (answer.ok) take(answer.value);
  }

  function take(value: Start): void {
    saved.value = value.settings;
    systemLocales.value = value.systemLocales;
    about.value = value.about;
    restriction.value = value.restriction;
  }

  /** Shows a change without saving it: a slider or a pane's edge on its way. */
  function preview(change: Partial<Settings>): void {
    pending.value = { ...pending.value, ...change };
  }

  /** Shows a change and saves it, with all that was previewed; resolves when it is safe or has failed. */
  function change(change: Partial<Settings>): Promise<void> {
    preview(change);
    saving ??= save().finally(() => (saving = null));
    return saving;
  }

  /** Changes settings in a way that can be undone; a deed that does not show by itself is told of. */
  async function perform(
    kind: DeedKind,
    to: Partial<Settings>,
    how: 'told' | 'quiet' = 'quiet',
  ): Promise<void> {
    const names = Object.keys(to) as (keyof Settings)[];
    const before: Partial<Settings> = Object.fromEntries(
      names.map((name) => [name, settings.value[name]]),
    );
    const turn = (from: Partial<Settings>, to: Partial<Settings>) => async (): Promise<Outcome> => {
      const now = settings.value;
      await change(
        Object.fromEntries(names.map((name) => [name, stepped(now[name], from[name], to[name])])),
      );
      const why = failure.value;
      return why === null ? { kind: 'done', gone: 0 } : { kind: 'failed', failure: why };
    };
    const redo = turn(before, to);
    const outcome = await redo();
    const deed: Deed = { kind, count: 1, undo: turn(to, before), redo };
    if (outcome.kind === 'done') history.did(deed, how);
  }

  async function save(): Promise<void> {
    // Larger letters are of use in a library that can only be read: they last as long as the window.
    if (restriction.value !== null) {
      saved.value = settings.value;
      pending.value = {};
    }
    while (Object.keys(pending.value).length > 0) {
      const sent = pending.value;
      const answer = await api.ask('settings:change', { change: sent });
      // What changed again while this was being saved stays pending.
      const later = Object.entries(pending.value).filter(
        ([name, value]) => sent[name as keyof Settings] !== value,
      );
      if (answer.ok) saved.value = answer.value;
      failure.value = answer.ok ? null : answer.error;
      pending.value = Object.fromEntries(later);
    }
  }

  /** Hides a notice about the library until the next start. */
  function dismissNotice(notice: Notice): void {
    notices.value = notices.value.filter((other) => other !== notice);
  }

  return {
    ...{ settings, locale, monthRegion, systemLocales, about, notices, restriction, failure },
    ...{ start, preview, change, perform, dismissNotice },
  };
});
