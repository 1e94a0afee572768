import { anyOf, endsSentence, readFolded } from './foldedLine';

const maximumLength = 100;
const maximumWords = 10;
/** Without a colon after it the label could begin a sentence; then only a short name is believed. */
const maximumWordsUnlabelled = 4;

const separator = '\\s*[:/|–—-]\\s*';
const wrote = anyOf([
  ...['بقلم', 'كتب', 'كتبت', 'كتبه', 'كتبها', 'الكاتب', 'الكاتبة', 'تأليف'],
  ...['به قلم', 'نویسنده', 'نوشته', 'نوشتهٔ', 'گزارش از'],
  ...['by', 'author', 'written by', 'words by', 'story by'],
]);
const writtenBy = anyOf(['بقلم', 'به قلم', 'نوشته', 'نوشتهٔ', 'written by', 'words by', 'by']);
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
  // The label itself may be two words.
  const short = wordsIn(line).length <= maximumWordsUnlabelled + 2;
  return short && !endsSentence(line) ? readFolded(line, unlabelled) : null;
}

/** `و` stays inside: it may be the first letter of a name. */
function separateNames(names: string): string[] {
  return names
    .split(/\s*[،,؛;&]\s*|\s+and\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
