import { usePreferredContrast, usePreferredDark } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { shownMonths } from '../locales/shownMonths';
import { useWords } from '../locales/useWords';
import { useToasts } from '../ui/toasts';
import { applySettings } from './applySettings';
import { useLookStore } from './lookStore';
import { useChosenLatin } from './useChosenLatin';
import { useSettingsStore } from './settingsStore';
import { warmFaces } from './warmFaces';

/** Keeps the document and the words in step with the settings, and says when they could not be saved. */
export function useAppliedSettings(): void {
  const store = useSettingsStore();
  const looks = useLookStore();
  const toasts = useToasts();
  const systemIsDark = usePreferredDark();
  const contrast = usePreferredContrast();
  const { locale } = useI18n();
  const { t, failure } = useWords();

  useChosenLatin();
  watch(
    [() => looks.look, () => store.locale, systemIsDark, contrast],
    () => {
      applySettings(document.documentElement, {
        ...{ settings: looks.look, locale: store.locale },
        systemIsDark: systemIsDark.value,
        systemWantsContrast: contrast.value === 'more',
      });
      locale.value = store.locale;
    },
    { immediate: true },
  );
  watch(
    () => store.monthRegion,
    (region) => (shownMonths.value = region),
    { immediate: true },
  );
  watch(
    () => looks.look.font,
    () => warmFaces(document.documentElement),
    { immediate: true, flush: 'post' },
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
