import { BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '#shared/settings';
import { pageAddress } from './scheme';

/** The paper of each theme, as in the page's tokens: what shows until the page has painted. */
const paper = {
  ...{ light: '#fbfaf7', sepia: '#f5ecd9', dark: '#191a1c' },
  ...{ black: '#000000', contrast: '#ffffff' },
};

function paperOf(theme: Settings['theme']): string {
  if (theme !== 'system') return paper[theme];
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}

/**
 * Opens the one window, sandboxed and without Node, and loads the page; it is shown when the page
 * has something to show. Resolves when the page has loaded.
 */
export async function openWindow(
  preload: string,
  theme: Settings['theme'],
  made: (window: BrowserWindow) => void,
): Promise<void> {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 360,
    minHeight: 420,
    show: false,
    backgroundColor: paperOf(theme),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Chromium slows the timers of covered windows down; a place that is being kept must not wait.
      backgroundThrottling: false,
    },
  });
  made(window);
  window.once('ready-to-show', () => {
    window.show();
  });
  await window.loadURL(pageAddress);
}
