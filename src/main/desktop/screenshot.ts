import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow, type NativeImage } from 'electron';
import type { ImportOutcome } from '#shared/importReport';
import { log } from './crashes';
import type { StartArguments } from './openWith';

const attempts = 50;
const pause = 100;

/**
 * The window as it is when two pictures of it in a row are the same: the compositor gives an empty one until a window
 * that was just shown has had its first frame, and one without the words whose face came last until those are drawn.
 */
async function settled(window: BrowserWindow): Promise<NativeImage> {
  let last = await window.webContents.capturePage();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const next = await window.webContents.capturePage();
    if (!next.isEmpty() && next.toBitmap().equals(last.toBitmap())) return next;
    last = next;
  }
  if (last.isEmpty()) throw new Error('the window has drawn nothing');
  return last;
}

const write = async (window: BrowserWindow, path: string): Promise<void> =>
  writeFile(path, (await settled(window)).toPNG());

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
