import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import type { NativeWords } from '#shared/locales/native';

/** What the program asks the reader in the system's own dialogs. */
export interface Dialogs {
  /** Paths that the reader chose; none when the dialog was put away. */
  chooseFiles(): Promise<readonly string[]>;
  /** The path that an export is to be written to; null when the dialog was put away. */
  chooseExport(): Promise<string | null>;
  /** The files of a copy of a library that the reader chose; none when the dialog was put away. */
  chooseCopy(): Promise<readonly string[]>;
  /** A folder that the reader chose; null when the dialog was put away. */
  chooseFolder(): Promise<string | null>;
  /** Shows the whole address and asks whether to open it. */
  confirmLink(address: string): Promise<boolean>;
  /** Saves a text under a name that the reader agrees to; false when the dialog was put away. */
  saveText(name: string, text: string): Promise<boolean>;
}

/** Dialogs over our window, in the words of the moment; a window that is gone answers nothing. */
export function createDialogs(
  window: () => BrowserWindow | null,
  words: () => NativeWords['dialogs'],
  extensions: readonly string[],
): Dialogs {
  return {
    async chooseFiles() {
      const over = window();
      if (over === null) return [];
      const say = words();
      const answer = await dialog.showOpenDialog(over, {
        title: say.chooseTitle,
        buttonLabel: say.chooseButton,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: say.textFiles, extensions: [...extensions] },
          { name: say.allFiles, extensions: ['*'] },
        ],
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    async chooseExport() {
      const over = window();
      if (over === null) return null;
      const say = words();
      const answer = await dialog.showSaveDialog(over, {
        title: say.exportTitle,
        buttonLabel: say.exportButton,
        defaultPath: say.exportName,
        filters: [{ name: say.exportFiles, extensions: ['zip'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    async chooseCopy() {
      const over = window();
      if (over === null) return [];
      const say = words();
      const answer = await dialog.showOpenDialog(over, {
        title: say.restoreTitle,
        buttonLabel: say.restoreButton,
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: say.exportFiles, extensions: ['zip'] }],
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    async chooseFolder() {
      const over = window();
      if (over === null) return null;
      const say = words();
      const answer = await dialog.showOpenDialog(over, {
        title: say.backupTitle,
        buttonLabel: say.backupButton,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async confirmLink(address) {
      const over = window();
      if (over === null) return false;
      const say = words();
      const { response } = await dialog.showMessageBox(over, {
        type: 'question',
        title: say.openLinkTitle,
        message: say.openLinkMessage,
        // The whole address on lines of its own: what is opened must be what is seen.
        detail: `${say.openLinkDetail}\n\n${address}`,
        buttons: [say.open, say.cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      return response === 0;
    },
    async saveText(name, text) {
      const over = window();
      if (over === null) return false;
      const { saveTitle, textFiles } = words();
      const answer = await dialog.showSaveDialog(over, {
        title: saveTitle,
        defaultPath: name,
        filters: [{ name: textFiles, extensions: ['txt'] }],
      });
      if (answer.canceled || answer.filePath === undefined) return false;
      await writeFile(answer.filePath, text);
      return true;
    },
  };
}
