import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';

import { useImportStore } from './library/importStore';
import { useLeavingStore } from './library/leavingStore';
import { useLibraryStore } from './library/libraryStore';
import { useSavingStore } from './library/savingStore';
import { createWords } from './locales/i18n';
import { applySettings } from './settings/applySettings';
import StartFailed from './settings/StartFailed.vue';
import { useSettingsStore } from './settings/settingsStore';
import './styles/index.css';

const pinia = createPinia();
const settings = useSettingsStore(pinia);
const importing = useImportStore(pinia);

// Before the first question, so that an import that ends meanwhile is heard.
importing.listen();
const start = await settings.start();
if (start.ok) importing.begin(start.value);
if (start.ok) useSavingStore(pinia).begin(start.value.saving);
useLeavingStore(pinia).listen();
void useLibraryStore(pinia).start();

// Theme, direction and language stand before anything is drawn: nothing flashes.
const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
const systemWantsContrast = matchMedia('(prefers-contrast: more)').matches;
applySettings(document.documentElement, {
  ...{ settings: settings.settings, locale: settings.locale },
  ...{ systemIsDark, systemWantsContrast },
});

const root = start.ok ? createApp(App) : createApp(StartFailed, { failure: start.error });
root.use(pinia).use(createWords(settings.locale)).mount('#app');
