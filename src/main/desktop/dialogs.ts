import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { NativeWords } from '#shared/locales/native';

/** The dialogs that an application asks for (`main/dialogs.ts`), over our window and in the words of the moment; a window that is gone answers nothing. */
export function createDialogs(
  window: () => BrowserWindow | null,
  words: () => NativeWords['dialogs'],
  extensions: readonly string[],
) {
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
    async chooseDocument(name: string, others: readonly string[] = []) {
      const over = window();
      if (over === null) return null;
      const say = words();
      const answer = await dialog.showSaveDialog(over, {
        title: say.documentTitle,
        buttonLabel: say.exportButton,
        defaultPath: name,
        filters: [extname(name).slice(1), ...others].map((extension) => ({
          name: extension.toUpperCase(),
          extensions: [extension],
        })),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return answer.canceled || answer.filePath === '' ? null : (answer.filePath ?? null);
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
    async chooseMarks() {
      const over = window();
      if (over === null) return null;
      const say = words();
      const answer = await dialog.showOpenDialog(over, {
        title: say.marksTitle,
        buttonLabel: say.marksButton,
        properties: ['openFile'],
        filters: [
          { name: say.marksFiles, extensions: ['jsonld', 'json'] },
          { name: say.allFiles, extensions: ['*'] },
        ],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
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
    async confirmLink(address: string) {
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
    async saveText(name: string, text: string) {
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
