import type { MarkChange, MarkColour } from '#shared/marks';
import type { KeyCommand } from '#shared/shortcuts';

/** A way to mark selected words, by a button or its keys. */
interface MarkWay {
  /** The key of its words in the section `marking`. */
  readonly name: 'highlight' | 'underline' | 'bookmark' | 'addNote' | 'addTags';
  /** The command whose keys do the same. */
  readonly command: KeyCommand;
  readonly opens: 'note' | 'tags' | null;
  /** What the mark becomes, in the reader's last colour. */
  how(colour: MarkColour): MarkChange;
}

const highlighted = (colour: MarkColour): MarkChange => ({ kind: 'highlight', colour });

/** All ways to mark selected words, in the order in which they are offered. */
export const markWays: readonly MarkWay[] = [
  { name: 'highlight', command: 'highlight', opens: null, how: highlighted },
  {
    name: 'underline',
    command: 'underline',
    opens: null,
    how: (colour) => ({ kind: 'underline', colour }),
  },
  {
    name: 'bookmark',
    command: 'bookmark-selection',
    opens: null,
    how: () => ({ kind: 'bookmark' }),
  },
  { name: 'addNote', command: 'note-selection', opens: 'note', how: highlighted },
  { name: 'addTags', command: 'tag-selection', opens: 'tags', how: highlighted },
];
