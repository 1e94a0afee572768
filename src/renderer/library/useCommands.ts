import { useListeningStore } from '../listening/listeningStore';
import { useWords } from '../locales/useWords';
import { useMarkExportStore } from '../marking/markExportStore';
import { usePrintStore } from '../reading/printStore';
import { useReadingStore } from '../reading/readingStore';
import { useHitStore } from '../searching/hitStore';
import { useCommandStore } from '../settings/commandStore';
import { useDialogStore } from '../settings/dialogStore';
import { useLookStore } from '../settings/lookStore';
import type { Command } from '../settings/shortcuts';
import { resized } from '../settings/textSizes';
import { nextPane } from '../ui/nextPane';
import { useExportStore } from './exportStore';
import { useFullScreenStore } from './fullScreenStore';
import { useImportStore } from './importStore';
import { usePanesStore } from './panesStore';
import { useReportsStore } from './reportsStore';
import { useRestoreStore } from './restoreStore';
import { useSelectionStore } from './selectionStore';

/** Carries out the commands of menu, keys and buttons; `focusSearch` reaches the field once it is on screen. */
export function useCommands(focusSearch: () => Promise<void>): void {
  const importing = useImportStore();
  const exporting = useExportStore();
  const restoring = useRestoreStore();
  const panes = usePanesStore();
  const looks = useLookStore();
  const dialogs = useDialogStore();
  const reading = useReadingStore();
  const reports = useReportsStore();
  const hits = useHitStore();
  const selection = useSelectionStore();
  const printing = usePrintStore();
  const markExport = useMarkExportStore();
  const listening = useListeningStore();
  const { locale } = useWords();
  const fullScreen = useFullScreenStore();

  /** What is chosen in the list, or else the open article. */
  const exportHere = (): void => {
    const chosen = selection.records.map(({ articleId }) => articleId);
    const open = reading.openId === null ? [] : [reading.openId];
    const ids = chosen.length > 0 ? chosen : open;
    if (ids.length > 0) exporting.wished = ids;
  };
  const findInLibrary = (): void => void panes.showList().then(focusSearch);

  const resize = (command: 'larger' | 'smaller') => () => {
    void looks.change(resized(looks.look.fontSize, command));
  };
  const actions: Partial<Record<Command, () => void>> = {
    import: () => void importing.importFiles(),
    export: () => void exporting.exportLibrary(),
    'export-article': () => exportHere(),
    print: () => void printing.toPaper(),
    cite: () => void markExport.cite(locale.value),
    'save-pdf': () => void printing.toPdf(),
    restore: () => void restoring.choose(),
    find: findInLibrary,
    // Where no article is in sight, there is only the library to find something in.
    'find-here': () => (reading.page === null ? findInLibrary() : reading.page.find()),
    'next-match': () => reading.page?.stepMatch(1),
    'previous-match': () => reading.page?.stepMatch(-1),
    'read-aloud': () => listening.toggle(),
    'next-sentence': () => listening.step(1),
    'previous-sentence': () => listening.step(-1),
    'stop-reading-aloud': () => listening.stop(),
    'next-hit': () => hits.step(1),
    'previous-hit': () => hits.step(-1),
    larger: resize('larger'),
    smaller: resize('smaller'),
    'reset-size': () => void looks.reset(['fontSize']),
    'toggle-list': () => {
      if (reading.current !== null) void panes.toggleList();
    },
    'full-screen': () => void fullScreen.set(!fullScreen.on),
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
