import type { Direction } from '#shared/article';
import { TooLargeError } from '../../refusal';
import type { OfficeBlock, OfficeParagraph, Run, RunFormat } from '../document';
import { createRtfTable, type RtfTable } from './rtfTable';

/** What is said of a paragraph, until `\pard`. */
export interface ParagraphState {
  readonly style: number;
  /** What `\ls` names; null where the style says it. */
  readonly list: number | null;
  readonly level: number;
  readonly outline: number | null;
  readonly direction: Direction | null;
  readonly isInTable: boolean;
}

/** Makes the fields of a paragraph out of what was said of it. */
export type Judge = (
  state: ParagraphState,
) => Pick<OfficeParagraph, 'role' | 'level' | 'list' | 'direction'>;

/** A text that is being read: the document's own, a note's or that of a box. */
export interface RtfStory {
  readonly addText: (text: string, format: RunFormat) => void;
  readonly addRun: (run: Run) => void;
  /** Takes a text that is still being read and is whole by the end of the paragraph. */
  readonly addBox: (blocks: readonly OfficeBlock[]) => void;
  readonly endParagraph: (state: ParagraphState) => void;
  readonly endCell: (state: ParagraphState) => void;
  readonly endRow: () => void;
  /** Takes a control word that is about the row or the cells that are being defined. */
  readonly defineRow: RtfTable['define'];
  /** What was read so far; whole when the text has ended. */
  readonly blocks: readonly OfficeBlock[];
  readonly finish: (state: ParagraphState) => void;
}

/** Counts what all texts of a document hold together; throws a `TooLargeError`. */
export type Count = (characters: number, blocks: number) => void;

const maximumCharacters = 16_000_000;
const maximumBlocks = 200_000;

/** Begins to count a document. */
export function createCount(): Count {
  let characters = 0;
  let blocks = 0;
  return (moreCharacters, moreBlocks) => {
    characters += moreCharacters;
    blocks += moreBlocks;
    if (characters > maximumCharacters || blocks > maximumBlocks) {
      throw new TooLargeError('the document is too long');
    }
  };
}

/** Begins a text. */
export function createStory(judge: Judge, count: Count): RtfStory {
  const blocks: OfficeBlock[] = [];
  let runs: Run[] = [];
  /** The boxes that hang on the paragraph that is being read; their texts come behind it. */
  let boxes: (readonly OfficeBlock[])[] = [];
  let cell: OfficeBlock[] = [];
  const table = createRtfTable();

  const closeTable = (): void => {
    const made = table.finish();
    if (made !== null) blocks.push(made);
  };
  const endParagraph = (state: ParagraphState): void => {
    const into = state.isInTable || table.hasOpenRow() || cell.length > 0 ? cell : blocks;
    if (into === blocks && (runs.length > 0 || boxes.length > 0)) closeTable();
    if (runs.length > 0) {
      count(0, 1);
      into.push({ kind: 'paragraph', ...judge(state), runs });
    }
    for (const box of boxes) for (const block of box) into.push(block);
    runs = [];
    boxes = [];
  };
  const endCell = (state: ParagraphState): void => {
    endParagraph({ ...state, isInTable: true });
    count(0, 1);
    table.addCell(cell);
    cell = [];
  };
  return {
    blocks,
    addText(text, format) {
      count(text.length, 0);
      const last = runs.at(-1);
      if (last?.kind === 'text' && last.format === format) {
        runs[runs.length - 1] = { kind: 'text', text: last.text + text, format };
      } else runs.push({ kind: 'text', text, format });
    },
    addRun: (run) => runs.push(run),
    addBox: (box) => boxes.push(box),
    endParagraph,
    endCell,
    endRow: () => {
      count(0, 1);
      table.endRow();
    },
    defineRow: table.define,
    finish(state) {
      endParagraph(state);
      // A cell that was never closed: the file was cut off.
      if (cell.length > 0) endCell(state);
      if (table.hasOpenRow()) table.endRow();
      closeTable();
    },
  };
}
