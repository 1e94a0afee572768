import { spawn } from 'node:child_process';
import { app, BrowserWindow, powerMonitor } from 'electron';
import type { Saving } from '#shared/library';
import { log } from './crashes';
import type { LastChoice } from './leaveDialogs';

/** What has to happen before the program ends, and how long each may take (milliseconds). */
interface Leaving {
  /** Has the page hand over what it had not yet; resolves when it has, or does not answer. */
  askPage(): Promise<void>;
  /** Saves what is unsaved, for so long at most. */
  settle(within: number): Promise<Saving>;
  /** Asks what to do with what is still unsaved. */
  choose(saving: Extract<Saving, { state: 'unsaved' }>): Promise<LastChoice>;
  /** Writes what is unsaved to a file that the reader chooses; false when it is not all there. */
  saveToFile(): Promise<boolean>;
  /** Ends threads and gives back what is held, whatever it takes. */
  close(): Promise<void>;
}

const patience = 5_000;
/** A system that shuts down kills what takes longer. */
const patienceOfSystem = 3_000;

/** Asks until all is saved, is in a file, or is given up; false when the reader would rather stay. */
async function settled({ settle, choose, saveToFile }: Leaving): Promise<boolean> {
  for (;;) {
    const saving = await settle(patience);
    if (saving.state === 'saved') return true;
    const choice = await choose(saving);
    if (choice === 'stay') return false;
    if (choice === 'lose') log(`${saving.code}: ${String(saving.changes)} unsaved`);
    if (choice === 'lose' || (choice === 'file' && (await saveToFile()))) return true;
  }
}

/**
 * Ends the program in order: when its window is closed or it is told to quit, nothing of it goes before the
 * page has handed over what it had and the disk has it, or the reader has decided. When the system sleeps, ends
 * the session or ends the program, there is nobody to ask: it is saved as far as that goes in a few seconds.
 */
export function leaveInOrder(leaving: Leaving): void {
  let state: 'here' | 'leaving' | 'left' = 'here';

  /** The program ends: `inOrder` asks the reader, the other way nobody waits. */
  async function leave(inOrder: boolean): Promise<void> {
    if (state !== 'here') return;
    state = 'leaving';
    await leaving.askPage();
    const ends = inOrder ? await settled(leaving) : await leaving.settle(patienceOfSystem);
    state = ends === false ? 'here' : 'left';
    if (state === 'here') return;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    app.quit();
  }
  const leaveLogged = (inOrder: boolean): void =>
    void leave(inOrder).catch((error: unknown) => {
      log(String(error));
      app.exit(1);
    });
  const flush = async (): Promise<void> => {
    await leaving.askPage();
    await leaving.settle(patienceOfSystem);
  };

  app.on('browser-window-created', (_event, window) => {
    window.on('close', (event) => {
      if (state === 'left') return;
      event.preventDefault();
      leaveLogged(true);
    });
    // Windows tells a window that the session ends, and the others the program.
    window.on('session-end', () => leaveLogged(false));
  });
  powerMonitor.on('suspend', () => void flush());
  powerMonitor.on('shutdown', ((event: Electron.Event) => {
    event.preventDefault();
    leaveLogged(false);
  }) as () => void);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => leaveLogged(false));
  }

  if (process.platform === 'linux') app.on('quit', endInTime);
  app.on('window-all-closed', () => app.quit());
  let isClosing = false;
  app.on('will-quit', (event) => {
    // The last window's end and the end that was asked for both come by here.
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void leaving
      .close()
      .catch((error: unknown) => {
        log(String(error));
      })
      .finally(() => {
        app.exit(process.exitCode === undefined ? 0 : Number(process.exitCode));
      });
  });
}

/** How long the engine may take to end when the library is closed; tenths of a second. */
const engineTime = 50;

/**
 * Sees to it from outside that the process is gone in time. Chromium waits at its end for its threads, one of
 * which may be asking a speech server for voices; some versions of speech-dispatcher hang, and never answer.
 */
function endInTime(): void {
  // It looks often: whoever started the program from a pipe waits until this one, too, is gone.
  const watch = `for tenth in $(seq ${engineTime}); do sleep 0.1; kill -0 $0 || exit; done; kill -KILL $0`;
  const watcher = spawn('/bin/sh', ['-c', watch, String(process.pid)], {
    detached: true,
    stdio: 'ignore',
  });
  watcher.on('error', (error) => {
    log(String(error));
  });
  watcher.unref();
}
