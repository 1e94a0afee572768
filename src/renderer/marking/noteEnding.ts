/**
 * How the writing of a note ended with other words than before: saved, kept because the writer went
 * elsewhere without saying what was to become of them, or discarded.
 */
export interface NoteEnding {
  readonly words: string;
  readonly how: 'saved' | 'kept' | 'discarded';
}
