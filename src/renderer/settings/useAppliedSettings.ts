import { usePreferredDark } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useWords } from '../locales/useWords';
import { useToasts } from '../ui/toasts';
import { applySettings } from './applySettings';
import { useSettingsStore } from './settingsStore';

/** Keeps the document and the words in step with the settings, and says when they could not be saved. */
export function useAppliedSettings(): void {
  const store = useSettingsStore();
  const toasts = useToasts();
  const systemIsDark = usePreferredDark();
  const { locale } = useI18n();
  const { t, failure } = useWords();

  watch(
    [() => store.settings, () => store.locale, systemIsDark],
    () => {
      const shown = { settings: store.settings, locale: store.locale };
      applySettings(document.documentElement, { ...shown, systemIsDark: systemIsDark.value });
      locale.value = store.locale;
    },
    { immediate: true },
  );
  watch(
    () => store.failure,
    (error) => {
      if (error === null) return;
      const message = t('settings.saveFailed', { why: failure(error) });
      toasts.show({ message, tone: 'danger' });
    },
  );
}
