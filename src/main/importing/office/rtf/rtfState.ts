import { plainFormat, type RunFormat } from '../document';
import type { DefinitionTable } from './definitions';
import type { RtfPicture } from './rtfPictures';
import type { ParagraphState, RtfStory } from './rtfStory';

/** What text at a place is for. */
export type Destination =
  | 'text'
  | 'skipped'
  | 'shape'
  | 'instruction'
  | 'picture'
  | 'numbering'
  | 'info'
  | 'property'
  | DefinitionTable;

/** A field whose instruction is being collected. */
export interface RtfField {
  instruction: string;
}

/** What holds inside a group and ends with it. */
export interface RtfState {
  destination: Destination;
  story: RtfStory;
  /** In how many notes and boxes that text is. */
  storyDepth: number;
  format: RunFormat;
  /** Weight and slant of text in Arabic and its like (`\ab`, `\ai`). */
  complex: { readonly bold: boolean; readonly italic: boolean };
  isHidden: boolean;
  isDeleted: boolean;
  font: number;
  /** How many bytes stand for a character behind `\u`, for programs that do not know it. */
  fallbackLength: number;
  field: RtfField | null;
  picture: RtfPicture | null;
  paragraph: ParagraphState;
  /** The name of the property that is being read. */
  property: string;
  /** What `\upr` interrupted: its second half says the same in Unicode. */
  interrupted: Destination;
}

/** A paragraph of which nothing was said. */
export const plainParagraph: ParagraphState = {
  style: 0,
  list: null,
  level: 0,
  outline: null,
  direction: null,
  isInTable: false,
};

/** What holds at the beginning of a document. */
export const initialState = (story: RtfStory): RtfState => ({
  destination: 'text',
  story,
  storyDepth: 0,
  format: plainFormat,
  complex: plainFormat,
  isHidden: false,
  isDeleted: false,
  font: -1,
  fallbackLength: 1,
  field: null,
  picture: null,
  paragraph: plainParagraph,
  property: '',
  interrupted: 'text',
});
