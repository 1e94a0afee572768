import { readField } from '../fields';
import { plainFormat } from '../document';
import { createPicture } from './rtfPictures';
import { plainParagraph, type Destination, type RtfState } from './rtfState';
import type { RtfStory } from './rtfStory';
import { skippedWords } from './rtfWords';

type Enter = (state: RtfState, newStory: () => RtfStory) => void;

const into =
  (destination: Destination): Enter =>
  (state) => {
    state.destination = destination;
  };

/** Deeper ones are no longer texts of their own. */
const maximumStories = 8;

/** Begins a text of its own, whose format does not come from what is around it. */
function beginStory(state: RtfState, begin: () => RtfStory): void {
  state.destination = state.isHidden || state.isDeleted ? 'skipped' : 'text';
  if (state.destination === 'skipped' || state.storyDepth >= maximumStories) return;
  state.story = begin();
  state.storyDepth += 1;
  state.format = plainFormat;
  state.complex = plainFormat;
  state.paragraph = plainParagraph;
}

const enterNote: Enter = (state, newStory) =>
  beginStory(state, () => {
    const note = newStory();
    state.story.addRun({ kind: 'note', blocks: note.blocks });
    return note;
  });

const enterBox: Enter = (state, newStory) =>
  beginStory(state, () => {
    const box = newStory();
    state.story.addBox(box.blocks);
    return box;
  });

const enterResult: Enter = (state) => {
  const { link, isHidden } = readField(state.field?.instruction ?? '');
  state.format = { ...state.format, link: link ?? state.format.link };
  state.isHidden ||= isHidden;
};

/** Words that begin a group whose text is for something else than the text around it. */
const destinations: ReadonlyMap<string, Enter> = new Map<string, Enter>([
  ...(['fonttbl', 'stylesheet', 'listtable', 'listoverridetable', 'info'] as const).map(
    (word) => [word, into(word)] as const,
  ),
  ['fldinst', into('instruction')],
  ['pn', into('numbering')],
  ...['shp', 'shpinst', 'sp', 'sn', 'sv', 'do'].map((word) => [word, into('shape')] as const),
  ['shptxt', enterBox],
  ['dptxbxtext', enterBox],
  ['footnote', enterNote],
  ['field', (state) => void (state.field = { instruction: '' })],
  ['fldrslt', enterResult],
  ['shppict', () => undefined],
  [
    'pict',
    (state) => {
      state.destination = 'picture';
      state.picture = createPicture();
    },
  ],
  [
    'upr',
    (state) => {
      state.interrupted = state.destination;
      state.destination = 'skipped';
    },
  ],
]);

/** Enters the destination that a control word names, or the skipped one; false when it names none. */
export function enterDestination(
  state: RtfState,
  word: string,
  isStarred: boolean,
  newStory: () => RtfStory,
): boolean {
  if (word === 'ud' && isStarred) {
    state.destination = state.interrupted;
    return true;
  }
  // Nothing leads out of a group that is skipped.
  if (state.destination === 'skipped') return true;
  const enter = destinations.get(word);
  if (enter !== undefined) enter(state, newStory);
  else if (isStarred || skippedWords.has(word)) state.destination = 'skipped';
  else return false;
  return true;
}
