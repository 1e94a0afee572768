import { useReadingStore } from '../reading/readingStore';
import { useCommandStore } from '../settings/commandStore';
import { useDialogStore } from '../settings/dialogStore';
import { useSettingsStore } from '../settings/settingsStore';
import type { Command } from '../settings/shortcuts';
import { resized } from '../settings/textSizes';
import { nextPane } from '../ui/nextPane';
import { useExportStore } from './exportStore';
import { useImportStore } from './importStore';
import { usePanesStore } from './panesStore';
import { useReportsStore } from './reportsStore';
import { useRestoreStore } from './restoreStore';

/** Carries out the commands of menu, keys and buttons; `focusSearch` reaches the field once it is on screen. */
export function useCommands(focusSearch: () => Promise<void>): void {
  const importing = useImportStore();
  const exporting = useExportStore();
  const restoring = useRestoreStore();
  const panes = usePanesStore();
  const settings = useSettingsStore();
  const dialogs = useDialogStore();
  const reading = useReadingStore();
  const reports = useReportsStore();

  const resize = (command: 'larger' | 'smaller') => () => {
    void settings.change(resized(settings.settings.fontSize, command));
  };
  const actions: Partial<Record<Command, () => void>> = {
    import: () => void importing.importFiles(),
    export: () => void exporting.exportLibrary(),
    restore: () => void restoring.choose(),
    find: () => void panes.showList().then(focusSearch),
    larger: resize('larger'),
    smaller: resize('smaller'),
    'reset-size': () => void settings.reset(['fontSize']),
    'toggle-list': () => {
      if (reading.current !== null) void panes.toggleList();
    },
    about: () => (dialogs.open = 'about'),
    reports: () => {
      void reports.show().then(() => (dialogs.open = 'reports'));
    },
    settings: () => (dialogs.open = 'settings'),
    shortcuts: () => (dialogs.open = 'shortcuts'),
    'next-pane': () => {
      nextPane(1);
    },
    'previous-pane': () => {
      nextPane(-1);
    },
  };
  useCommandStore().onCommand((command) => actions[command]?.());
}
