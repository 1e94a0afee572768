import { dialog, type BrowserWindow } from 'electron';
import type { SavingWords } from '#shared/locales/saving';

/** What a reader may want of changes that cannot be saved as the program is about to end. */
export type LastChoice = 'again' | 'file' | 'stay' | 'lose';

/** What the program asks about changes that would be lost. */
export interface LeaveDialogs {
  /** Says why they cannot be saved and asks what to do; `hasFile` when a file can hold them. */
  choose(why: string, hasFile: boolean): Promise<LastChoice>;
  /** The path of that file; null when the dialog was put away. */
  chooseFile(): Promise<string | null>;
  /** Says that the file does not hold all of them. */
  tellFailure(why: string): Promise<void>;
}

/** These dialogs over our window, in the words of the moment; without a window there is nobody to ask. */
export function createLeaveDialogs(
  window: () => BrowserWindow | null,
  words: () => SavingWords,
): LeaveDialogs {
  return {
    async choose(why, hasFile) {
      const over = window();
      if (over === null) return 'lose';
      const say = words();
      const choices: readonly LastChoice[] = hasFile
        ? ['again', 'file', 'stay', 'lose']
        : ['again', 'stay', 'lose'];
      const { response } = await dialog.showMessageBox(over, {
        type: 'warning',
        title: say.title,
        message: say.message,
        detail: hasFile ? `${why}\n${say.fileHint}` : why,
        buttons: choices.map((choice) => say[choice]),
        defaultId: 0,
        cancelId: choices.indexOf('stay'),
        noLink: true,
      });
      return choices[response] ?? 'stay';
    },
    async chooseFile() {
      const over = window();
      if (over === null) return null;
      const say = words();
      const answer = await dialog.showSaveDialog(over, {
        title: say.fileTitle,
        defaultPath: say.fileName,
        filters: [{ name: say.title, extensions: ['zip'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    async tellFailure(why) {
      const over = window();
      if (over === null) return;
      const { fileFailed: message, title } = words();
      await dialog.showMessageBox(over, { type: 'warning', title, message, detail: why });
    },
  };
}
