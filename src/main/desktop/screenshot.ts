import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow } from 'electron';
import type { ImportOutcome } from '#shared/importReport';
import { log } from './crashes';
import type { StartArguments } from './openWith';

const attempts = 50;
const pause = 100;

async function write(window: BrowserWindow, path: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const image = await window.webContents.capturePage();
    if (!image.isEmpty()) {
      await writeFile(path, image.toPNG());
      return;
    }
    // The compositor gives an empty picture until a window that was just shown has had its first frame.
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error('the window has drawn nothing');
}

/** Takes the picture that the command line asked for, if it did, and ends the program. */
export interface Screenshot {
  /** An article has been laid out: when one file was named, this is the moment. */
  drawn(): void;
  /** The page has loaded and the named files have been imported, with these outcomes. */
  imported(outcomes: readonly ImportOutcome[]): Promise<void>;
}

/** Waits for an article to be drawn, or for the list when not just one is opened. */
export function createScreenshot(
  launched: StartArguments,
  window: () => BrowserWindow | null,
): Screenshot {
  const path = launched.screenshot;
  let taken = false;
  const take = async (): Promise<void> => {
    const shown = window();
    if (path === null || shown === null || taken) return;
    taken = true;
    try {
      await write(shown, path);
    } catch (error) {
      log(`screenshot: ${String(error)}`);
      process.exitCode = 1;
    }
    app.quit();
  };
  return {
    drawn: () => void take(),
    async imported(outcomes) {
      // One article is opened, and its picture taken when it is drawn; of none or many, the list's.
      if (outcomes.filter(({ id }) => id !== null).length === 1) return;
      if (outcomes.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
      await window()?.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
      await take();
    },
  };
}
