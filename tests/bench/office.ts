import type { Article } from '#shared/article';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../src/main/importing/pipeline';
import { sampleTexts, type SampleText } from '../support/sampleTexts';
import { docxPackage, libreOffice, pandoc, type Produce, type Source } from './officeProducers';

const producers: Readonly<Record<string, Produce>> = {
  libreOffice,
  pandoc,
  'docx package': docxPackage,
};
const extensions = ['docx', 'odt', 'rtf', 'fodt'];

/** Our sample as a document with all that an article has: a heading, a note, a list, a table, a link. */
function sourceOf({ language, title, lead, source, paragraphs: texts }: SampleText): Source {
  const words = texts.join(' ').split(' ');
  const parts = (count: number, from: number): string[] =>
    Array.from({ length: count }, (_, at) =>
      words.slice(from + at * 3, from + at * 3 + 3).join(' '),
    );
  return {
    isArabic: language !== 'en',
    title,
    opening: lead,
    heading: source,
    paragraphs: texts,
    note: words.slice(-9).join(' '),
    items: parts(3, 2),
    rows: [parts(2, 12), parts(2, 18), parts(2, 24)].map((row) => row.map((text) => text || '—')),
    link: { text: words.slice(4, 7).join(' '), address: 'https://example.org/a?b=1&c=2' },
  };
}

const expectedText = (source: Source): string => {
  const [first = '', ...others] = source.paragraphs;
  return [
    source.title,
    source.opening,
    source.heading,
    `${first}[1]`,
    ...others,
    ...source.items,
    ...source.rows.flat(),
    source.link.text,
    source.note,
  ].join('\n');
};

const actualText = ({ title, lead, body }: Article): string =>
  [title, lead ?? '', ...paragraphs(body)].join('\n');

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

const gramsOf = (words: readonly string[], length: number): string[] =>
  words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));

/** F1 of two bags of words, or of runs of words: then it is their order that counts. */
function f1(expected: readonly string[], actual: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of expected) left.set(one, (left.get(one) ?? 0) + 1);
  let common = 0;
  for (const one of actual) {
    const count = left.get(one) ?? 0;
    if (count > 0) common += 1;
    left.set(one, count - 1);
  }
  return common === 0 ? 0 : (2 * common) / (expected.length + actual.length);
}

interface Score {
  readonly words: number;
  readonly order: number;
  readonly isTitled: boolean;
  readonly shape: string;
}

async function scoreOf(source: Source, bytes: Uint8Array, extension: string): Promise<Score> {
  const result = await importFile({ name: `source.${extension}`, bytes });
  const article = result.ok ? result.value.articles[0]?.article : undefined;
  if (article === undefined) return { words: 0, order: 0, isTitled: false, shape: 'not read' };
  const [expected, actual] = [wordsOf(expectedText(source)), wordsOf(actualText(article))];
  const tags = JSON.stringify(article.body);
  const missing = ['h2', 'ol|ul', 'table', 'strong', 'sup', 'a'].filter(
    (names) => !names.split('|').some((name) => tags.includes(`"tagName":"${name}"`)),
  );
  return {
    words: f1(expected, actual),
    order: f1(gramsOf(expected, 4), gramsOf(actual, 4)),
    isTitled: article.title === source.title,
    shape: missing.length === 0 ? 'all' : `all but ${missing.join(', ')}`,
  };
}

/** Prints how well documents of real programs are read, for each program, format and script; says which program is not there. */
export async function main(): Promise<void> {
  for (const [name, produce] of Object.entries(producers)) {
    for (const extension of extensions) {
      await scoreFormat(name, produce, extension, true);
      await scoreFormat(name, produce, extension, false);
    }
  }
}

async function scoreFormat(
  name: string,
  produce: Produce,
  extension: string,
  isArabic: boolean,
): Promise<void> {
  const sources = sampleTexts.map(sourceOf).filter((one) => one.isArabic === isArabic);
  const scores: Score[] = [];
  for (const [index, bytes] of (await produce(sources, extension)).entries()) {
    const source = sources[index];
    if (source !== undefined) scores.push(await scoreOf(source, bytes, extension));
  }
  print(`${name} ${extension} ${isArabic ? 'Arabic script' : 'English'}`, scores);
}

function print(name: string, scores: readonly Score[]): void {
  const mean = (read: (score: Score) => number): string =>
    (scores.reduce((sum, score) => sum + read(score), 0) / scores.length).toFixed(4);
  process.stdout.write(
    scores.length === 0
      ? `${name}: not there, skipped\n`
      : `${name}: ${scores.length} documents, words F1 ${mean(({ words }) => words)}, order (4 words) F1 ${mean(({ order }) => order)}, titles ${mean(({ isTitled }) => Number(isTitled))}, shape ${[...new Set(scores.map(({ shape }) => shape))].join(' / ')}\n`,
  );
}
