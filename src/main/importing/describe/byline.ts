import { anyOf, endsSentence, readFolded } from './foldedLine';

const maximumLength = 100;
const maximumWords = 10;
/** Without a colon after it the label could begin a sentence; then only a short name is believed. */
const maximumWordsUnlabelled = 4;

const separator = '\\s*[:/|–—-]\\s*';
const wrote = anyOf([
  ...['بقلم', 'كتب', 'كتبت', 'كتب/ت', 'كتبه', 'كتبها', 'الكاتب', 'الكاتبة', 'تأليف', 'كتابة'],
  ...['به قلم', 'نویسنده', 'نوشته', 'نوشتهٔ', 'گزارش از'],
  ...['by', 'author', 'written by', 'words by', 'story by'],
]);
const writtenBy = anyOf(['بقلم', 'به قلم', 'نوشته', 'نوشتهٔ', 'written by', 'words by', 'by']);
/** Verbs too: they say who wrote a text only where other facts about it stand. */
const wroteAlone = new RegExp(`^(?:${anyOf(['كتب', 'كتبت'])})\\s+(?<names>.+)$`, 'u');
/** Not the author: such a line is kept whole, so that nobody takes an editor for one. */
const otherRole = anyOf([
  ...['تحرير', 'إعداد', 'ترجمة', 'تصوير', 'حوار', 'تقرير', 'مراجعة', 'تدقيق'],
  ...['مترجم', 'ترجمه', 'ویرایش', 'عکس'],
  ...['edited by', 'translated by', 'photographs by', 'photos by', 'editor', 'translator'],
]);

const labelled = new RegExp(`^(?:${wrote})${separator}(?<names>.*[^\\s.])[\\s.]*$`, 'u');
const unlabelled = new RegExp(`^(?:${writtenBy})\\s+(?<names>.+)$`, 'u');
const roleLine = new RegExp(`^(?:${otherRole})${separator}.+$`, 'u');

/** What English leaves in lower case inside a name or between two. */
const small = new Set(['and', 'al', 'bin', 'bint', 'ibn', 'of', 'de', 'van', 'von', 'der', '&']);
const wordsIn = (text: string): string[] => text.split(/\s+/u);
const isLatinName = (text: string): boolean =>
  wordsIn(text).every(
    (word) => !/^\p{Ll}/u.test(word) || small.has(word) || word.startsWith('al-'),
  );

/**
 * The names on a line that says who wrote a text (`بقلم …`, `كتب: …`, `نویسنده: …`, `By …`), as
 * written; a line for an editor or translator comes back whole. Empty for any other line.
 */
export function readByline(line: string): readonly string[] {
  if (line.length > maximumLength || wordsIn(line).length > maximumWords) return [];
  if (/\p{N}/u.test(line)) return [];
  if (readFolded(line, roleLine) !== null) return [line];
  const parts = readFolded(line, labelled) ?? readUnlabelled(line);
  const names = parts?.['names'] ?? '';
  if (!/\p{L}/u.test(names) || !isLatinName(names)) return [];
  return separateNames(names);
}

function readUnlabelled(line: string): ReturnType<typeof readFolded> {
  const parts = endsSentence(line) ? null : readFolded(line, unlabelled);
  return areShort(separateNames(parts?.['names'] ?? '')) ? parts : null;
}

const areShort = (names: readonly string[]): boolean =>
  names.every((name) => wordsIn(name).length <= maximumWordsUnlabelled);

/** The names after `كتب` or `كتبت` and nothing between; empty for any other line, and for a longer one. */
export function readWrote(line: string): readonly string[] {
  if (/\p{N}/u.test(line) || endsSentence(line) || line.length > maximumLength) return [];
  const names = readFolded(line, wroteAlone)?.['names'] ?? '';
  const separated = names === '' ? [] : separateNames(names);
  return areShort(separated) ? separated : [];
}

/** Names that begin with the letter that would be `and` before any other. */
const wawNames = [
  'وليد وائل وسام وسيم وفاء وفيق وداد وديع وجدي وجيه وحيد وردة وعد وهيب وهبة وهب وليم',
  'ويليام وصفي وضاح وصال ورد والي وائلة وسن وجد وداعة وكيع واصف واثق واصل وطفة ولاء ولي',
  'ونوس وريد',
].flatMap((line) => line.split(' '));
const withWaw = new RegExp(`^(?:${anyOf(wawNames)})$`, 'u');

function separateNames(names: string): string[] {
  return names
    .split(/\s*[،,؛;&]\s*|\s+(?:and|و)\s+/iu)
    .flatMap(atWaw)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * `سعاد النجار وسمير عودة` are two: there is a first and a family name on either side. In all other
 * cases `و` stays inside, as it may be the first letter of a name.
 */
function atWaw(name: string): string[] {
  const words = wordsIn(name.trim());
  const at = words.findIndex(
    (word, index) =>
      index >= 2 && index < words.length - 1 && /^و(?!ال)\p{L}{3}/u.test(word) && !isWithWaw(word),
  );
  const next = words[at];
  if (next === undefined) return [name];
  const others = [next.slice(1), ...words.slice(at + 1)].join(' ');
  return [words.slice(0, at).join(' '), ...atWaw(others)];
}

const isWithWaw = (word: string): boolean => readFolded(word, withWaw) !== null;
