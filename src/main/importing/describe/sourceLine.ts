import { anyOf, endsSentence, readFolded } from './foldedLine';

/** Who published a text first, the programme or section that it names, and whether it was theirs alone. */
export interface SourceLine {
  readonly source: string;
  readonly programme: string | null;
  readonly exclusive: boolean;
}

const maximumLength = 80;
const maximumWords = 10;
/** Without a programme after a dash the line could be a heading; then only a short name is believed. */
const maximumWordsAlone = 4;

const exclusiveWord = anyOf(['خاص', 'حصري', 'حصريا', 'خاص وحصري', 'انفراد', 'اختصاصی']);
const exclusiveEnglish = 'exclusive(?:ly)?\\s+(?:to|for)|exclusive\\s*:';
/** `لمجلة` is `مجلة` with a preposition, which is no part of the name. */
const kindOfSource = anyOf(['مجلة', 'موقع', 'صحيفة', 'جريدة', 'قناة', 'وكالة', 'شبكة', 'إذاعة']);
const dash = '(?:\\s+-\\s*|\\s*-\\s+|\\s*[–—|]\\s*)';

const exclusiveLine = new RegExp(
  `^(?:(?:${exclusiveWord})(?=[\\s:|–—-])|${exclusiveEnglish})\\s*[:|–—-]?\\s*` +
    `(?:[لب]\\s+|[لب](?=${kindOfSource}))?(?<source>[^\\s–—|-].*?)(?:${dash}(?<programme>.+))?$`,
  'u',
);
const sourceLabel = anyOf(['المصدر', 'مصدر', 'منبع', 'source']);
const labelledLine = new RegExp(
  `^(?:${sourceLabel})\\s*[:/|–—-]\\s*(?<source>.*[^\\s.])[\\s.]*$`,
  'u',
);

const quotes = /^[«“"'\s]+|[»”"'\s]+$/gu;
const wordsIn = (text: string): number => text.split(/\s+/u).length;

/**
 * Reads `خاص <source> - <programme>`, `المصدر: <source>` and their like in Persian and English, the
 * names as written; null for any other line.
 */
export function readSourceLine(line: string): SourceLine | null {
  if (line.length > maximumLength || wordsIn(line) > maximumWords) return null;
  const source = readFolded(line, labelledLine)?.['source'];
  if (source !== undefined) return { source: unquoted(source), programme: null, exclusive: false };
  return endsSentence(line) ? null : readExclusive(line);
}

function readExclusive(line: string): SourceLine | null {
  const { source = '', programme = '' } = readFolded(line, exclusiveLine) ?? {};
  if (source === '') return null;
  if (programme !== '') {
    return { source: unquoted(source), programme: unquoted(programme), exclusive: true };
  }
  return isName(source) ? { source: unquoted(source), programme: null, exclusive: true } : null;
}

/** `خاص بالأطفال` is a heading: without a programme, what begins like a preposition is not believed. */
const isName = (source: string): boolean =>
  wordsIn(source) <= maximumWordsAlone && !/^[بل]/u.test(source);

/** A name without the quotation marks around the whole of it; those inside it stay. */
function unquoted(name: string): string {
  const bare = name.replace(quotes, '');
  return /[«»“”"]/u.test(bare) || bare === '' ? name : bare;
}
