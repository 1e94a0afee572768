/** What is asked of the reader outside of the page; the window asks by the system's dialogs, the terminal never. */
export interface Dialogs {
  /** Paths that the reader chose; none when the dialog was put away. */
  chooseFiles(): Promise<readonly string[]>;
  /** The path that an export is to be written to; null when the dialog was put away. */
  chooseExport(): Promise<string | null>;
  /** Where a file that is called so at first is to be written to; null when the dialog was put away. */
  chooseDocument(name: string, others?: readonly string[]): Promise<string | null>;
  /** The files of a copy of a library that the reader chose; none when the dialog was put away. */
  chooseCopy(): Promise<readonly string[]>;
  /** A file of marks in the W3C's form that the reader chose; null when the dialog was put away. */
  chooseMarks(): Promise<string | null>;
  /** The folder that backups are to go to; null when the dialog was put away. */
  chooseFolder(): Promise<string | null>;
  /** Shows the whole address and asks whether to open it. */
  confirmLink(address: string): Promise<boolean>;
  /** Saves a text under a name that the reader agrees to; false when the dialog was put away. */
  saveText(name: string, text: string): Promise<boolean>;
}
