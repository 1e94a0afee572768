import { confidences } from '#shared/confidence';
import { agencies } from './agencies';
import { inHead, type Block } from './blocks';
import { anyOf, foldedReader, readFolded, type Groups } from './foldedLine';
import { find, type Found, type Sure } from './found';

/** Where a report was written as newsrooms put it (`غزة - وكالات`), and the agency that the words name. */
export interface PlaceLine {
  readonly words: string;
  readonly agency: string | null;
}

/** The longest that a place with its date and agency is. */
const maximumLength = 100;
/** How many of a text's first paragraphs may be the one that a place opens. */
const openings = 3;

const word = "\\p{L}(?:[\\p{L}'’.]|-(?=\\p{L})){1,19}";
const place = `(?<place>${word}(?:[\\s/،,]{1,3}${word}){0,4}?)`;
const monthName = '\\p{L}{3,10}\\.?';
const day = `[،,]?\\s(?:\\d{1,2}\\s${monthName}(?:[\\s/]\\p{L}{3,10})?|${monthName}\\s\\d{1,2})(?:,?\\s\\d{4})?`;
const dash = '\\s?[-–—]{1,2}\\s?';
const quoted = '[«"“][^«»"“”]{2,30}[»"”]';
/** Whatever parts the words from the text after them. */
const end = '(?<end>\\s?[.:–—-]{0,3})\\s*';

const forms: readonly RegExp[] = [
  // القاهرة (رويترز) - ، غزة - وكالات ، القاهرة 3 مايو (رويترز) -
  `${place}(?<date>${day})?(?:\\s?(?=\\()|${dash}|\\s?[/:|]\\s?)(?<agency>${agencies})`,
  // بيروت – «الشرق الأوسط»
  `${place}(?<date>${day})?(?:\\s?\\(\\s?(?<bracketed>[\\p{L}\\s.]{2,30})\\)|${dash}(?<named>${quoted}))`,
  // LONDON, May 3
  `${place}(?<date>${day})?`,
].map((form) => new RegExp(`^(?<words>${form})${end}(?<rest>.*)$`, 'u'));

/** Reads a line that is nothing but a place line; null for any other. */
export function readPlaceLine(line: string): Sure<PlaceLine> | null {
  // Most lines are told apart by this alone, which costs nothing.
  if (line.length > maximumLength || !/[-–—/:|(]|\p{N}/u.test(line)) return null;
  return readForms(line, (rest) => rest === '');
}

/** Reads the place line that a paragraph opens with; null when it opens with the text itself. */
export function readOpening(paragraph: string): Sure<PlaceLine> | null {
  if (!/[-–—:]/u.test(paragraph.slice(0, maximumLength))) return null;
  return readForms(
    paragraph.slice(0, 2 * maximumLength),
    (rest, ending) => rest !== '' && /[:–—-]/u.test(ending),
  );
}

function readForms(
  line: string,
  fits: (rest: string, ending: string) => boolean,
): Sure<PlaceLine> | null {
  const read = foldedReader(line);
  for (const form of forms) {
    const parts = read(form);
    if (parts !== null && fits(parts['rest'] ?? '', parts['end'] ?? '')) {
      const found = judge(parts);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Labels that newsrooms put where a place would stand. */
const labels = new RegExp(
  `^(?:${anyOf([
    ...['المصدر', 'مصدر', 'نقلا عن', 'عن', 'تقرير', 'ترجمة', 'تصوير', 'إعداد', 'تحرير', 'كتب'],
    ...['خاص', 'متابعة', 'متابعات', 'عاجل', 'منبع', 'source', 'by', 'via', 'photo', 'image'],
    ...['breaking', 'update', 'updated', 'note', 'correction', 'analysis', 'opinion', 'exclusive'],
    ...['watch', 'live', "editor's note"],
  ])})(?![\\p{L}])`,
  'u',
);
const isCapital = (name: string): boolean => /^\p{Lu}[\p{Lu}\s'’.-]{2,}(?:,|$)/u.test(name);
const unquoted = (name: string): string => name.replace(/^[(«"“\s]+|[)»"”\s]+$/gu, '');

/** An agency's name tells; so do the form that only Arabic papers print, and capitals of Latin script. */
function judge(parts: Groups): Sure<PlaceLine> | null {
  const { words = '', place: name = '' } = parts;
  if (readFolded(name, labels) !== null) return null;
  const source = part(parts, 'agency') ?? part(parts, 'bracketed') ?? part(parts, 'named');
  const answer = { words, agency: source === null ? null : unquoted(source) };
  if (part(parts, 'agency') !== null) return { answer, confidence: confidences.labelled };
  return isNamed(parts) || isInCapitals(parts) ? { answer, confidence: confidences.placed } : null;
}

/** A group's text; null when it took no part. */
const part = (parts: Groups, name: string): string | null =>
  parts[name] === undefined || parts[name] === '' ? null : parts[name];

/** In the middle of a paragraph quotation marks are for what people say. */
const isNamed = (parts: Groups): boolean =>
  part(parts, 'named') !== null &&
  (part(parts, 'rest') === null || part(parts, 'end')?.includes(':') === true);

const isInCapitals = (parts: Groups): boolean =>
  isCapital(parts['place'] ?? '') &&
  (part(parts, 'bracketed') !== null ||
    part(parts, 'date') !== null ||
    /^["“]?[\p{Lu}\p{N}]/u.test(parts['rest'] ?? ''));

/** True for a line that is nothing but a place with an agency, a newspaper or a day. */
export const isPlaceLine = (line: string): boolean => readPlaceLine(line) !== null;

/** The first place line at the head that stands by itself; above a title only one that names an agency. */
export function findPlaceLine(blocks: readonly Block[]): readonly Found<PlaceLine>[] {
  return find(blocks, (line, index) => {
    const found = inHead(index) ? readPlaceLine(line) : null;
    return index === 0 && found?.confidence !== confidences.labelled ? null : found;
  }).slice(0, 1);
}

/** The place line that one of a text's first paragraphs opens with; its words are the paragraph's too. */
export function findOpening(
  blocks: readonly Block[],
  isFree: (index: number) => boolean,
): Sure<PlaceLine> | null {
  return (
    blocks
      .filter(({ lines }, index) => lines.length > 0 && isFree(index))
      .slice(0, openings)
      .map(({ lines }) => readOpening(lines[0] ?? ''))
      .find((found) => found !== null) ?? null
  );
}
