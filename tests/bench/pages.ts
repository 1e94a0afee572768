import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Article, Published } from '#shared/article';
import { paragraphs } from '#shared/text/plainText';
import { decodeText } from '../../src/main/importing/decodeText';
import { importFile } from '../../src/main/importing/pipeline';

const fixtures = resolve(import.meta.dirname, '../../../shared/fixtures');

/** What a benchmark says that a page holds; undefined where it says nothing, null where there is nothing. */
interface Expected {
  readonly name: string;
  readonly title?: string;
  readonly author?: string | null;
  readonly day?: string | null;
  readonly body?: string;
  readonly direction?: Article['direction'];
}

interface BodyScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How one page came out: parts of 1, or undefined where nothing was expected. */
export interface PageScore {
  readonly expected: Expected;
  readonly article: Article | null;
  readonly text: string;
  readonly body?: BodyScore;
  /** The same without the lines that are the title: it is shown above a body, and some annotators count it as part of that. */
  readonly untitled?: BodyScore;
  /** The same of all that a page shows, its title above its body: most silver texts begin with their title. */
  readonly shown?: BodyScore;
  readonly direction?: boolean;
  readonly title?: boolean;
  readonly author?: boolean;
  readonly invented?: boolean;
  readonly day?: boolean;
}

interface Annotation {
  readonly ground_truth: {
    title: string;
    author: string | null;
    publish_date: string | null;
    main_content: string;
  };
}
interface SilverArticle {
  readonly title: string;
  readonly date_publish: string | null;
  readonly text: string | null;
}
interface DatedPage {
  readonly file: string;
  readonly date: string;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The sets, each with the way to its expectations. */
export const sets: Readonly<Record<string, () => readonly Expected[]>> = {
  'pages-wcxb': () =>
    jsonFiles('pages-wcxb').map((file) => {
      const { title, author, publish_date, main_content } = (readJson(file) as Annotation)
        .ground_truth;
      return { name: pageOf(file, '.json'), title, author, day: publish_date, body: main_content };
    }),
  'pages-qisasse': () =>
    jsonFiles('pages-qisasse').map((file) => {
      const { title, date_publish, text } = readJson(file) as SilverArticle;
      const day = date_publish?.slice(0, 10) ?? null;
      // Its extractor found nothing on a few pages that have a text.
      return {
        ...{ name: pageOf(file, '.html.json'), title, day, direction: 'rtl' },
        ...(text ? { body: text } : {}),
      };
    }),
  'pages-htmldate': () =>
    (readJson(join(fixtures, 'pages-htmldate/expected.json')) as DatedPage[]).map(
      ({ file, date }) => ({
        name: `${file}.gz`,
        day: date,
      }),
    ),
};

const jsonFiles = (set: string): string[] =>
  readdirSync(join(fixtures, set))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(fixtures, set, name));
const pageOf = (file: string, end: string): string =>
  `${file.slice(file.lastIndexOf('/') + 1, -end.length)}.html.gz`;

/** Imports every page of a set and compares. */
export async function scoreSet(set: string): Promise<readonly PageScore[]> {
  const scores: PageScore[] = [];
  for (const expected of sets[set]?.() ?? []) {
    const result = await importFile({ name: 'page.html', bytes: pageBytes(set, expected) });
    const article = result.ok ? (result.value.articles[0]?.article ?? null) : null;
    scores.push(scored(expected, article));
  }
  return scores;
}

const pageBytes = (set: string, { name }: Expected): Uint8Array =>
  gunzipSync(readFileSync(join(fixtures, set, name)));

function scored(expected: Expected, article: Article | null): PageScore {
  const heads = [article?.subtitle ?? '', article?.lead ?? ''];
  const text = article === null ? '' : [...heads, ...paragraphs(article.body)].join('\n');
  const { title, author, day, direction, body } = expected;
  const shown = [article?.title ?? '', text].join('\n');
  const names = article?.bylines ?? [];
  return {
    ...{ expected, article, text, ...scoredBody(expected, text) },
    ...(body === undefined ? {} : { shown: compareWords(body, shown) }),
    ...(direction === undefined ? {} : { direction: article?.direction === direction }),
    ...(title === undefined ? {} : { title: unified(article?.title ?? '') === unified(title) }),
    ...(author ? { author: sameNames(author, names) } : {}),
    ...(author === null || author === '' ? { invented: names.length > 0 } : {}),
    ...(day ? { day: dayOf(article?.published ?? null) === day } : {}),
  };
}

const scoredBody = (
  { body, title }: Expected,
  text: string,
): Pick<PageScore, 'body' | 'untitled'> =>
  body === undefined
    ? {}
    : {
        body: compareWords(body, text),
        untitled: compareWords(withoutTitle(body, title), withoutTitle(text, title)),
      };

/** What Readability makes of the same pages, decoded as we do, and in how many texts a line is the title. */
async function readabilityLine(set: string, expected: readonly Expected[]): Promise<string> {
  const repeats = (text: string, { title }: Expected): boolean =>
    withoutTitle(text, title) !== text;
  const read: (Pick<PageScore, 'body' | 'untitled'> & { readonly repeats: boolean })[] = [];
  for (const page of expected) {
    const decoded = await decodeText({ name: 'page.html', bytes: pageBytes(set, page) });
    const { document } = parseHTML(decoded.ok ? decoded.value.text : '');
    const text = new Readability(document).parse()?.textContent ?? '';
    read.push({ ...scoredBody(page, text), repeats: repeats(text, page) });
  }
  const told = expected.filter((page) => repeats(page.body ?? '', page)).length;
  return (
    `Readability: body F1 ${mean(read.map(({ body }) => body?.f1))} ` +
    `(without title lines ${mean(read.map(({ untitled }) => untitled?.f1))}); the title is a line of ` +
    `${read.filter((made) => made.repeats).length} of its texts, and of ${told} of ${expected.length} expected`
  );
}

/** Quotation marks alike: benchmarks write straight ones for whatever a page has. */
const unified = (title: string): string => title.replace(/[‘’`]/g, "'").replace(/[“”]/g, '"');

/** The day as the page wrote it, where that is in digits: a moment in UTC may fall on another. */
const dayOf = (published: Published | null): string | null =>
  /\d{4}-\d\d-\d\d/.exec(published?.text ?? '')?.[0] ?? published?.instant?.slice(0, 10) ?? null;

const words = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

const withoutTitle = (text: string, title = ''): string =>
  text
    .split('\n')
    .filter((line) => words(line).join(' ') !== words(title).join(' '))
    .join('\n');

function compareWords(expected: string, actual: string): BodyScore {
  const left = new Map<string, number>();
  for (const word of words(expected)) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words(actual)) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  const precision = common / Math.max(1, words(actual).length);
  const recall = common / Math.max(1, words(expected).length);
  return {
    precision,
    recall,
    f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Names in any order, without degrees after them. */
function sameNames(expected: string, actual: readonly string[]): boolean {
  const [first = '', ...others] = expected.split(/\s*[,;]\s*|\s+(?:and|&)\s+/);
  const key = (names: readonly string[]): string =>
    names
      .map((name) => words(name).join(' '))
      .sort()
      .join('|');
  const full = [first, ...others.filter((name) => name.includes(' '))];
  return key(full) === key(actual) || key([expected]) === key([actual.join(', ')]);
}

const mean = (values: readonly (number | boolean | undefined)[]): string => {
  const known = values.flatMap((value) => (value === undefined ? [] : [Number(value)]));
  if (known.length === 0) return '     ';
  return (known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(4);
};

/** Prints how well pages come out, one line a set; says so when the pages are not there. */
export async function main(): Promise<void> {
  for (const set of Object.keys(sets)) {
    if (!existsSync(join(fixtures, set))) {
      console.log(`${set}: not there, skipped`);
      continue;
    }
    const start = performance.now();
    const scores = await scoreSet(set);
    const seconds = (performance.now() - start) / 1000;
    const withBody = scores.flatMap(({ expected }) => (expected.body ? [expected] : []));
    const of = (read: (score: PageScore) => number | boolean | undefined): string =>
      mean(scores.map(read));
    console.log(
      [
        `${set}: ${scores.length} pages, ${(scores.length / seconds).toFixed(0)}/s`,
        `body P ${of(({ body }) => body?.precision)} R ${of(({ body }) => body?.recall)} F1 ${of(({ body }) => body?.f1)} (without title lines ${of(({ untitled }) => untitled?.f1)}, as shown ${of(({ shown }) => shown?.f1)})`,
        `title ${of(({ title }) => title)}  author ${of(({ author }) => author)} (invented ${scores.filter(({ invented }) => invented).length})  day ${of(({ day }) => day)}  direction ${of(({ direction }) => direction)}`,
        ...(withBody.length === 0 ? [] : [await readabilityLine(set, withBody)]),
      ].join('\n  '),
    );
  }
}
