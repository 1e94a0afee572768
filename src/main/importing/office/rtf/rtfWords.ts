import { plainFormat, type ListMarker, type RunFormat } from '../document';
import { plainParagraph, type RtfState } from './rtfState';
import type { ParagraphState } from './rtfStory';

/** Control words that are characters. */
export const characterWords: ReadonlyMap<string, string> = new Map([
  ...([
    ['tab', '\t'],
    ['line', '\n'],
    ['lbr', '\n'],
    ['~', '\u00a0'],
    ['_', '\u2011'],
  ] as const),
  ...([
    ['emdash', '—'],
    ['endash', '–'],
    ['bullet', '•'],
    ['emspace', ' '],
    ['enspace', ' '],
  ] as const),
  ...([
    ['qmspace', ' '],
    ['lquote', '‘'],
    ['rquote', '’'],
    ['ldblquote', '“'],
    ['rdblquote', '”'],
  ] as const),
  ...([
    ['zwj', '\u200d'],
    ['zwnj', '\u200c'],
    ['ltrmark', '\u200e'],
    ['rtlmark', '\u200f'],
  ] as const),
  ...([
    ['{', '{'],
    ['}', '}'],
    ['\\', '\\'],
  ] as const),
]);

/** Groups whose text is not the document's, and with it all that is in them. */
export const skippedWords: ReadonlySet<string> = new Set([
  ...['colortbl', 'filetbl', 'revtbl', 'rsidtbl', 'header', 'headerl', 'headerr', 'headerf'],
  ...['footer', 'footerl', 'footerr', 'footerf', 'annotation', 'listtext', 'pntext', 'nonshppict'],
  ...['shprslt', 'nonesttables', 'nesttableprops', 'objdata', 'objclass', 'objname', 'xe', 'tc'],
  ...['tcn', 'bkmkstart', 'bkmkend', 'template', 'comment', 'generator', 'themedata', 'falt'],
  ...['panose', 'fontemb', 'levelnumbers', 'leveltext', 'listname', 'mmathPict', 'picprop'],
  ...['datafield', 'formfield', 'atnid', 'atnauthor', 'atrfstart', 'atrfend', 'background'],
]);

/** How paragraphs were numbered before Word 97 (`\pndec`); bodies (`\pnlvlbody`) say how in a word of their own. */
export const oldMarkers: ReadonlyMap<string, ListMarker> = new Map([
  ['pnlvlblt', 'bullet'],
  ['pndec', '1'],
  ['pnlcltr', 'a'],
  ['pnucltr', 'A'],
  ['pnlcrm', 'i'],
  ['pnucrm', 'I'],
]);

type Change<Of> = (parameter: number | null) => Partial<Of>;

const isOn = (parameter: number | null): boolean => parameter !== 0;
const underline: Change<RunFormat> = (parameter) => ({ underline: isOn(parameter) });
const strike: Change<RunFormat> = (parameter) => ({ strike: isOn(parameter) });
const raised =
  (position: 'sub' | 'sup'): Change<RunFormat> =>
  (parameter) => ({
    position: isOn(parameter) ? position : null,
  });

const formatWords: ReadonlyMap<string, Change<RunFormat>> = new Map<string, Change<RunFormat>>([
  ['b', (parameter) => ({ bold: isOn(parameter) })],
  ['i', (parameter) => ({ italic: isOn(parameter) })],
  ...['ul', 'uld', 'uldb', 'ulw', 'uldash', 'ulth', 'ulwave'].map(
    (word) => [word, underline] as const,
  ),
  ['ulnone', () => ({ underline: false })],
  ['strike', strike],
  ['striked', strike],
  ['super', raised('sup')],
  ['sub', raised('sub')],
  ['up', raised('sup')],
  ['dn', raised('sub')],
  ['nosupersub', () => ({ position: null })],
]);

const paragraphWords: ReadonlyMap<string, Change<ParagraphState>> = new Map<
  string,
  Change<ParagraphState>
>([
  ['pard', () => plainParagraph],
  ['s', (parameter) => ({ style: parameter ?? 0 })],
  ['ls', (parameter) => ({ list: parameter ?? 0 })],
  ['ilvl', (parameter) => ({ level: Math.min(8, Math.max(0, parameter ?? 0)) })],
  ['outlinelevel', (parameter) => ({ outline: parameter })],
  ['rtlpar', () => ({ direction: 'rtl' as const })],
  ['ltrpar', () => ({ direction: 'ltr' as const })],
  ['intbl', () => ({ isInTable: true })],
  ['itap', (parameter) => ({ isInTable: (parameter ?? 0) > 0 })],
]);

const stateWords: ReadonlyMap<string, Change<RtfState>> = new Map<string, Change<RtfState>>([
  ['v', (parameter) => ({ isHidden: isOn(parameter) })],
  ['webhidden', (parameter) => ({ isHidden: isOn(parameter) })],
  ['deleted', (parameter) => ({ isDeleted: isOn(parameter) })],
  ['f', (parameter) => ({ font: parameter ?? 0 })],
  ['uc', (parameter) => ({ fallbackLength: Math.min(8, Math.max(0, parameter ?? 1)) })],
]);

/** Changes what holds from here on in a group. */
export function changeState(state: RtfState, word: string, parameter: number | null): void {
  const format = formatWords.get(word)?.(parameter);
  const paragraph = paragraphWords.get(word)?.(parameter);
  const other = stateWords.get(word)?.(parameter);
  if (format !== undefined) state.format = { ...state.format, ...format };
  if (paragraph !== undefined) state.paragraph = { ...state.paragraph, ...paragraph };
  if (other !== undefined) Object.assign(state, other);
  if (word === 'ab') state.complex = { ...state.complex, bold: isOn(parameter) };
  if (word === 'ai') state.complex = { ...state.complex, italic: isOn(parameter) };
  if (word === 'plain') {
    state.format = { ...plainFormat, link: state.format.link };
    state.complex = plainFormat;
    state.isHidden = state.isDeleted = false;
  }
}
