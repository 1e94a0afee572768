import type { ListMarker, OfficeBlock } from '../document';
import { createDocumentCodePage, decodeCodePage } from './codePages';
import {
  createDefinitions,
  headingOf,
  isDefinitionTable,
  type RtfDefinitions,
} from './definitions';
import { enterDestination } from './destinations';
import { addDigits, createPictures, type RtfPictures } from './rtfPictures';
import { initialState, type RtfState } from './rtfState';
import { createTextFormats } from './textFormats';
import { createCount, createStory, type Judge, type RtfStory } from './rtfStory';
import type { RtfHandler } from './rtfTokens';
import { changeState, characterWords, oldMarkers } from './rtfWords';

/** Listens to the tokens of a document and makes its blocks of them. */
export interface RtfReader {
  readonly handler: RtfHandler;
  /** Ends the document and returns its blocks. */
  readonly finish: () => readonly OfficeBlock[];
  readonly findPicture: RtfPictures['find'];
  /** By their control words: `title`, `author`, `keywords`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** What stands deeper has no format of its own. */
const maximumDepth = 10_000;
const maximumInstruction = 4_096;
const maximumProperty = 1_000;
const propertyNames = /^(?:title|author|keywords)$/;

/** Begins a document; its handler throws a `TooLargeError` for one that has too much in it. */
export function createRtfReader(): RtfReader {
  const definitions = createDefinitions();
  const codePage = createDocumentCodePage(definitions.codePageOf);
  const pictures = createPictures();
  const properties = new Map<string, string>();
  const count = createCount();
  const formats = createTextFormats();
  /** What programs before Word 97 said of the list that a paragraph is in. */
  let oldMarker: ListMarker | null = null;
  const newStory = (): RtfStory =>
    createStory((paragraph) => judged(paragraph, definitions, oldMarker), count);

  const main = newStory();
  let state: RtfState = initialState(main);
  const around: RtfState[] = [];
  /** Groups that are open beyond the greatest depth. */
  let beyond = 0;
  let isStarred = false;
  /** How many bytes are left that only say again what `\u` said. */
  let toSkip = 0;
  let waiting: Uint8Array[] = [];

  const addText = (text: string): void => {
    if (text === '') return;
    if (state.destination === 'stylesheet') definitions.text(text);
    if (state.destination === 'instruction' && state.field !== null) {
      state.field.instruction = (state.field.instruction + text).slice(0, maximumInstruction);
    }
    if (state.destination === 'property') {
      const before = properties.get(state.property) ?? '';
      properties.set(state.property, (before + text).slice(0, maximumProperty));
    }
    const isShown = !state.isHidden && !state.isDeleted;
    if (state.destination === 'text' && isShown) state.story.addText(text, formats.of(text, state));
  };
  const finishText = (): void => {
    if (waiting.length === 0) return;
    const bytes = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting);
    waiting = [];
    if (bytes !== undefined) addText(decodeCodePage(bytes, codePage.of(state.font)));
  };
  const closeGroup = (): void => {
    const closed = state;
    const outer = around.pop();
    if (closed.story !== (outer?.story ?? null)) closed.story.finish(closed.paragraph);
    if (closed.picture !== null && closed.picture !== outer?.picture) {
      const address = pictures.add(closed.picture);
      const isShown = !closed.isHidden && !closed.isDeleted;
      if (address !== null && isShown) closed.story.addRun({ kind: 'picture', address, alt: '' });
    }
    if (outer !== undefined) state = outer;
  };
  const structure: ReadonlyMap<string, () => void> = new Map([
    ['par', () => endParagraph()],
    ['sect', () => endParagraph()],
    ['nestcell', () => endParagraph()],
    ['cell', () => state.story.endCell(state.paragraph)],
    ['row', () => state.story.endRow()],
    ['pard', () => void (oldMarker = null)],
  ]);
  const endParagraph = (): void => {
    // A deletion that goes over the end of a paragraph joins it to the next one.
    if (!state.isHidden && !state.isDeleted) state.story.endParagraph(state.paragraph);
  };
  const controlText = (word: string, parameter: number | null): void => {
    addText(characterWords.get(word) ?? '');
    changeState(state, word, parameter);
    if (state.destination !== 'text') return;
    structure.get(word)?.();
    state.story.defineRow(word, parameter ?? 0);
  };
  const controlIn = (word: string, parameter: number | null): void => {
    const { destination, picture } = state;
    if (isDefinitionTable(destination)) definitions.control(destination, word, parameter);
    else if (destination === 'picture') {
      if (picture !== null) picture.isShown ||= /^(?:png|jpeg)blip$/.test(word);
    } else if (destination === 'numbering') oldMarker = oldMarkers.get(word) ?? oldMarker;
    else if (destination === 'info') {
      state.property = word;
      const isFirst = propertyNames.test(word) && !properties.has(word);
      state.destination = isFirst ? 'property' : 'skipped';
    } else controlText(word, parameter);
  };

  const handler: RtfHandler = {
    open() {
      finishText();
      isStarred = false;
      toSkip = 0;
      if (around.length >= maximumDepth) {
        beyond += 1;
        return;
      }
      around.push(state);
      state = { ...state };
    },
    close() {
      finishText();
      toSkip = 0;
      if (beyond > 0) beyond -= 1;
      else if (around.length > 0) closeGroup();
      // What stands behind the document's own group is no part of it.
      if (around.length === 0) state.destination = 'skipped';
    },
    control(word, parameter) {
      finishText();
      toSkip = 0;
      const starred = isStarred;
      isStarred = word === '*';
      if (isStarred || enterDestination(state, word, starred, newStory)) return;
      if (word === 'u') {
        addText(characterOf(parameter ?? 0));
        toSkip = state.fallbackLength;
      } else if (!codePage.declare(word, parameter)) controlIn(word, parameter);
    },
    text(bytes) {
      const rest = toSkip === 0 ? bytes : bytes.subarray(Math.min(toSkip, bytes.length));
      toSkip -= bytes.length - rest.length;
      if (rest.length === 0 || state.destination === 'skipped') return;
      if (state.destination === 'picture') {
        if (state.picture !== null) addDigits(state.picture, rest);
      } else waiting.push(rest);
    },
    binary(bytes) {
      if (state.destination === 'picture') state.picture?.pieces.push(bytes);
    },
  };
  return {
    handler,
    finish() {
      finishText();
      while (around.length > 0) closeGroup();
      main.finish(state.paragraph);
      return main.blocks;
    },
    findPicture: pictures.find,
    properties,
  };
}

/** A number behind `\u`, which has a sign; half of a pair comes alone. */
const characterOf = (number: number): string => String.fromCharCode(number & 0xffff);

function judged(
  paragraph: Parameters<Judge>[0],
  definitions: RtfDefinitions,
  oldMarker: ListMarker | null,
): ReturnType<Judge> {
  const style = definitions.styleOf(paragraph.style);
  const { role, level } = style.role === 'title' ? style : (headingOf(paragraph.outline) ?? style);
  const list = paragraph.list ?? style.list ?? 0;
  const old = { id: 'old', level: 0, start: 1, continues: false };
  const oldPlace = oldMarker === null ? null : { ...old, marker: oldMarker };
  return {
    role,
    level,
    list: list > 0 ? definitions.placeOf(list, paragraph.level) : oldPlace,
    direction: paragraph.direction,
  };
}
