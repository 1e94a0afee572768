import { join } from 'node:path';
import { clipboard, protocol, session, shell, type BrowserWindow } from 'electron';
import type { EventName, Events, Handlers, Request } from '#shared/api';
import type { NativeWords } from '#shared/locales/native';
import type { SavingWords } from '#shared/locales/saving';
import { ok } from '#shared/result';
import type { Settings } from '#shared/settings';
import type { ChosenKeys } from '#shared/shortcuts';
import { serveScheme, type ReadPicture } from './assetProtocol';
import { log } from './crashes';
import { createDialogs } from './dialogs';
import { createLeaveDialogs, type LeaveDialogs } from './leaveDialogs';
import { serve, tell } from './ipc';
import { setMenu } from './menu';
import { guardSession } from './security';
import { createPrinter } from './printer';
import { openWindow } from './window';

/** A page that does not answer by then has nothing to hand over, or cannot; milliseconds. */
const pagePatience = 1_000;

/** The one window of the program and what the system draws around it. */
export interface Desktop {
  readonly dialogs: ReturnType<typeof createDialogs>;
  readonly menu: {
    /** Has the text field that has the focus undo or redo what was typed. */
    undoTyping(way: 'undo' | 'redo'): void;
    /** Says in the menu what would be undone and redone next. */
    showHistory(history: Request<'menu:history'>): void;
  };
  readonly printer: ReturnType<typeof createPrinter>;
  readonly leaveDialogs: LeaveDialogs;
  openLink(address: string): Promise<void>;
  copyText(text: string): void;
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
  /** Opens the window on the page, which is answered by `handlers` and shows pictures by `readPicture`; resolves when the page has loaded. */
  show(handlers: Handlers, readPicture: ReadPicture, theme: Settings['theme']): Promise<void>;
  /** Has the page hand over what it had not yet; resolves when it has, or after a second. */
  askPage(): Promise<void>;
  /** Brings the window before all others. */
  focus(): void;
  /** The window, or null before it is shown and after it is closed. */
  window(): BrowserWindow | null;
}

/** Makes a desktop that speaks `words`, shows `keys` (both asked anew each time) and offers files of these extensions. */
export function createDesktop(
  words: () => NativeWords & { readonly saving: SavingWords },
  keys: () => ChosenKeys,
  extensions: readonly string[],
): Desktop {
  let current: BrowserWindow | null = null;
  const window = (): BrowserWindow | null => current;
  const contents = () => current?.webContents ?? null;

  let history: Request<'menu:history'> = { undo: null, redo: null };
  const refreshMenu = (): void => {
    setMenu(words().menu, history, keys(), (command) => {
      tell(contents(), 'menu:chosen', { command });
    });
  };

  let left = (): void => undefined;
  const pageLeft = (): ReturnType<Handlers['page:left']> => {
    left();
    return Promise.resolve(ok(null));
  };

  const fillScreen = ({ on }: Request<'window:fullScreen'>) => {
    current?.setFullScreen(on);
    return Promise.resolve(ok(null));
  };

  return {
    window,
    dialogs: createDialogs(window, () => words().dialogs, extensions),
    menu: {
      undoTyping: (way) => contents()?.[way](),
      showHistory(next) {
        history = next;
        refreshMenu();
      },
    },
    printer: createPrinter(window),
    leaveDialogs: createLeaveDialogs(window, () => words().saving),
    openLink: (address) => shell.openExternal(address),
    copyText: (text) => {
      // What answers at once in one Electron is a promise in a later one.
      void clipboard.writeText(text);
    },
    announce(name, fact) {
      // The reader may have chosen another language or other keys: the menu has them at once.
      if (name === 'settings:changed') refreshMenu();
      tell(contents(), name, fact);
    },
    async show(handlers, readPicture, theme) {
      guardSession(session.defaultSession);
      await serveScheme(protocol, join(__dirname, '../renderer'), readPicture);
      serve({ ...handlers, 'page:left': pageLeft, 'window:fullScreen': fillScreen }, contents, log);
      refreshMenu();
      await openWindow(join(__dirname, '../preload/index.cjs'), theme, (made) => {
        current = made;
        made.on('enter-full-screen', () => tell(contents(), 'window:fullScreen', { on: true }));
        made.on('leave-full-screen', () => tell(contents(), 'window:fullScreen', { on: false }));
        made.on('closed', () => {
          current = null;
        });
      });
    },
    askPage() {
      return new Promise((resolve) => {
        const late = setTimeout(resolve, pagePatience);
        left = () => {
          clearTimeout(late);
          resolve();
        };
        if (current === null || current.webContents.isLoading()) left();
        else tell(contents(), 'page:leaving', {});
      });
    },
    focus() {
      if (current?.isMinimized() === true) current.restore();
      current?.focus();
    },
  };
}
