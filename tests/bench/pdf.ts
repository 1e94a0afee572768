import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Direction } from '#shared/article';
import { directionOf } from '#shared/text/direction';
import { readArticle } from '../../src/main/importing/pdf/readArticle';
import { textOf } from '../../src/main/importing/textOf';
import { presentationPdf } from '../support/presentationPdf';
import { isInstalled, printed, producers, type Sheet } from './pdf/producers';
import { rawText } from './pdf/rawText';
import { score, type Score } from './pdf/score';

const samples = resolve(import.meta.dirname, '../../resources/samples');

interface Sample {
  readonly language: 'ar' | 'fa' | 'en';
  readonly direction: Direction;
  readonly paragraphs: readonly string[];
}

function readSample(file: string): Sample {
  const text = readFileSync(join(samples, file), 'utf8');
  const direction = directionOf(text);
  const language = direction === 'ltr' ? 'en' : /[گچپژ]/u.test(text) ? 'fa' : 'ar';
  const paragraphs = text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  return { language, direction, paragraphs };
}

interface Case {
  readonly name: string;
  readonly sheet: Sheet;
  readonly print: () => Uint8Array | null;
}

/** Each producer with each of its fonts and numbers of columns, the samples dealt out in turn. */
function casesOf(all: readonly Sample[], work: string): Case[] {
  let turn = 0;
  return producers.flatMap((producer) => {
    if (!isInstalled(producer.program)) {
      process.stdout.write(`${producer.name}: not on this machine\n`);
      return [];
    }
    return producer.fonts.flatMap((font) =>
      producer.columns.map((columns): Case => {
        const sample = all[turn++ % all.length];
        if (sample === undefined) throw new Error('no samples');
        const { paragraphs, direction } = sample;
        const sheet: Sheet = { paragraphs, direction, columns, font };
        const name = `${producer.name}, ${font}, ${columns} column${columns === 1 ? '' : 's'}`;
        const folder = join(work, String(turn));
        mkdirSync(folder);
        return { name, sheet, print: () => printed(producer, sheet, folder) };
      }),
    );
  });
}

/** What a program of the nineties wrote: drawn forms, line by line from the left. */
function oldCases(all: readonly Sample[]): Case[] {
  return all.slice(0, 4).flatMap(({ paragraphs, direction }, at) =>
    [true, false].map((spaces): Case => {
      const sheet: Sheet = { paragraphs, direction, columns: 1, font: 'none' };
      const name = `drawn forms, ${spaces ? 'with spaces' : 'gaps for spaces'}, ${at + 1}`;
      return { name, sheet, print: () => presentationPdf(paragraphs, { spaces }) };
    }),
  );
}

async function measure({ name, sheet, print }: Case): Promise<readonly [Score, Score] | null> {
  const bytes = print();
  if (bytes === null) {
    process.stdout.write(`${name}: nothing printed\n`);
    return null;
  }
  const wanted = sheet.paragraphs.join('\n\n');
  const raw = score(await rawText(bytes), wanted);
  const started = performance.now();
  const { tree } = await readArticle(bytes);
  const time = Math.round(performance.now() - started);
  const ours = score(tree.children.map(textOf).join('\n\n'), wanted);
  process.stdout.write(`${name.padEnd(44)} ${line(raw)} | ${line(ours)} | ${time} ms\n`);
  return [raw, ours];
}

const line = ({ words, order }: Score): string => `${words.toFixed(3)} ${order.toFixed(3)}`;

function mean(scores: readonly Score[]): Score {
  const of = (key: keyof Score): number =>
    scores.reduce((sum, one) => sum + one[key], 0) / scores.length;
  return { words: of('words'), order: of('order') };
}

/** Prints how much of what real programs printed is read, by raw pdf.js and by our import. */
export async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'maqal-pdf-'));
  const all = readdirSync(samples).map(readSample);
  try {
    for (const language of ['ar', 'fa', 'en'] as const) {
      const some = all.filter((sample) => sample.language === language);
      mkdirSync(join(work, language));
      const cases = casesOf(some, join(work, language));
      await measureAll(language, language === 'ar' ? [...cases, ...oldCases(some)] : cases);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function measureAll(language: string, cases: readonly Case[]): Promise<void> {
  process.stdout.write(`\n${language}: words and order, pdf.js | ours | time\n`);
  const found: (readonly [Score, Score])[] = [];
  for (const one of cases) {
    const scores = await measure(one);
    if (scores !== null) found.push(scores);
  }
  const [raw, ours] = [mean(found.map(([one]) => one)), mean(found.map(([, one]) => one))];
  process.stdout.write(`${language}, ${found.length} files: ${line(raw)} | ${line(ours)}\n`);
}
