import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Random } from '../torture/random';
import { sampleTexts } from './sampleTexts';

/** A letter of a text, and whether the quote that is followed through all changes holds it. */
interface Letter {
  readonly is: string;
  readonly quoted: boolean;
}
type Paragraph = readonly Letter[];

const folder = resolve(import.meta.dirname, '../../resources/samples');
/** The paragraphs of all articles that a test has, an article a list. */
export const articles: readonly (readonly string[])[] = [
  ...readdirSync(folder).map((name) =>
    readFileSync(resolve(folder, name), 'utf8')
      .split(/\n+/u)
      .map((line) => line.trim())
      .filter((line) => line.length > 60),
  ),
  ...sampleTexts.map(({ paragraphs }) => paragraphs),
];

const foreign: readonly string[] = [
  'تنويه من التحرير: أضيفت هذه الفقرة بعد نشر المقال لتوضيح ما ورد فيه من أرقام وتواريخ.',
  'اقرأ أيضًا: كيف تغيّرت المدن التي بُنيت على مجرى الماء، وماذا بقي من أسواقها القديمة؟',
  'Editor’s note: this article was updated after publication with a reply from the authors.',
];

const vowels = ['َ', 'ِ', 'ُ', 'ْ', 'ّ'];
const isArabic = (letter: string): boolean => /[\u0621-\u064a]/u.test(letter);
const arabicDigits = '٠١٢٣٤٥٦٧٨٩';

type Mutation = (paragraphs: readonly Paragraph[], random: Random) => readonly Paragraph[];

const eachLetter =
  (change: (letter: string, random: Random) => string): Mutation =>
  (paragraphs, random) =>
    paragraphs.map((paragraph) =>
      paragraph.flatMap(({ is, quoted }) =>
        [...change(is, random)].map((letter) => ({ is: letter, quoted })),
      ),
    );

const written = (text: string): Paragraph => [...text].map((is) => ({ is, quoted: false }));
const holdsQuote = (paragraph: Paragraph): boolean => paragraph.some(({ quoted }) => quoted);

/** One letter of the quote is another, missing, twice, or has changed places with the next. */
const mendTypo: Mutation = (paragraphs, random) => {
  const places = paragraphs.flatMap((paragraph, at) =>
    paragraph.flatMap(({ is, quoted }, index) =>
      quoted && /\p{L}/u.test(is) && paragraph[index + 1]?.quoted === true ? [[at, index]] : [],
    ),
  );
  if (places.length < 6) return paragraphs;
  const [at = 0, index = 0] = random.of(places);
  const paragraph = [...(paragraphs[at] ?? [])];
  const [one, next] = [paragraph[index], paragraph[index + 1]];
  if (one === undefined || next === undefined) return paragraphs;
  const ways = [
    [{ ...one, is: random.of(['ب', 'س', 'م', 'e']) }, next],
    [next],
    [one, one, next],
    [next, one],
  ];
  paragraph.splice(index, 2, ...random.of(ways));
  return paragraphs.map((other, place) => (place === at ? paragraph : other));
};

/** What becomes of an article between two readings of it, by what it is called. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'a paragraph is added': (paragraphs, random) => {
    const at = random.below(paragraphs.length + 1);
    return [...paragraphs.slice(0, at), written(random.of(foreign)), ...paragraphs.slice(at)];
  },
  'another paragraph is removed': (paragraphs, random) => {
    const others = paragraphs.filter((paragraph) => !holdsQuote(paragraph));
    if (others.length < 3) return paragraphs;
    const gone = random.of(others);
    return paragraphs.filter((paragraph) => paragraph !== gone);
  },
  'a typo is mended in the quote': mendTypo,
  'tashkeel is added': eachLetter((letter, random) =>
    isArabic(letter) && random.chance(0.6) ? letter + random.of(vowels) : letter,
  ),
  'tashkeel is stripped': eachLetter((letter) => letter.replace(/[\u064b-\u0652]/gu, '')),
  'hamzas are left out': eachLetter((letter) => letter.replace(/[أإآ]/u, 'ا').replace('ة', 'ه')),
  'quotes are curled': eachLetter((letter) => letter.replace(/["«]/u, '“').replace('»', '”')),
  'spaces are otherwise': eachLetter((letter, random) =>
    letter === ' ' ? random.of([' ', '  ', '\u00a0']) : letter,
  ),
  'digits and commas are otherwise': eachLetter((letter) =>
    letter.replace(/\d/u, (digit) => arabicDigits[Number(digit)] ?? digit).replace('،', ' ،'),
  ),
  'tatweel is added': eachLetter((letter, random) =>
    /[بتسمنكلي]/u.test(letter) && random.chance(0.1) ? `${letter}ـ` : letter,
  ),
};

/** A text with a quote in it that can be followed; `start` and `end` count in the paragraphs joined by line feeds. */
export function quoted(
  article: readonly string[],
  start: number,
  end: number,
): readonly Paragraph[] {
  let at = 0;
  return article.map((paragraph) => {
    const letters = [...paragraph].map((is) => {
      const letter = { is, quoted: at >= start && at < end };
      at += is.length;
      return letter;
    });
    at += 1;
    return letters;
  });
}

/** The paragraphs of a text as strings. */
export const plain = (paragraphs: readonly Paragraph[]): readonly string[] =>
  paragraphs.map((paragraph) => paragraph.map(({ is }) => is).join(''));

/** The text, and where its quote stands in it by now; null when it is gone. */
export function followed(paragraphs: readonly Paragraph[]) {
  const letters = paragraphs.flatMap((paragraph, at) =>
    at === 0 ? paragraph : [{ is: '\n', quoted: false }, ...paragraph],
  );
  let [at, start, end] = [0, -1, -1];
  for (const { is, quoted: own } of letters) {
    if (own && start === -1) start = at;
    at += is.length;
    if (own) end = at;
  }
  const text = letters.map(({ is }) => is).join('');
  return { text, span: start === -1 ? null : { start, end } };
}

/** The same without the paragraphs that hold the quote. */
export const withoutQuote = (paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.filter((paragraph) => !holdsQuote(paragraph));
