import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foldArabic, foldWithOffsets } from '#shared/text/foldArabic';
import { light10 } from '#shared/text/matching/light10';
import { keysOf, matchWord, toMatch } from '#shared/text/matching/matchWord';
import { createVocabulary } from '#shared/text/matching/vocabulary';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { eachWord } from '#shared/text/wordSpans';

const samples = resolve(import.meta.dirname, '../../resources/samples');
const loose = { strict: new Set<never>(), prefix: true, typos: true };

/** Prints how many words or characters a second go through each step of the language, on the bundled samples. */
export function main(): void {
  const one = readdirSync(samples)
    .map((name) => readFileSync(join(samples, name), 'utf8'))
    .join('\n');
  const text = one.repeat(20);
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(text.slice(start, end)));
  const distinct = [...new Set(words)];
  const asked = ['المدينة', 'كتاب', 'نجوم', 'أحمد'].map(toMatch);
  const there = distinct.map(toMatch);

  const measure = (name: string, count: number, run: () => void): void => {
    run();
    const start = performance.now();
    let times = 0;
    while (performance.now() - start < 1000) {
      run();
      times += 1;
    }
    const rate = (count * times) / (performance.now() - start) / 1000;
    console.log(`| ${name} | ${rate.toFixed(2)} million |`);
  };
  console.log(
    `| a second, one thread | ${words.length} words, ${distinct.length} different |\n| --- | --- |`,
  );
  measure('characters folded', text.length, () => foldArabic(text));
  measure('characters folded with the way back', text.length, () => foldWithOffsets(text));
  measure('words found', words.length, () => eachWord(text, () => undefined));
  const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
  const short = one.slice(0, 4000);
  let shortWords = 0;
  eachWord(short, () => (shortWords += 1));
  measure('words found by Intl.Segmenter, in 4,000 characters', shortWords, () => [
    ...segmenter.segment(short),
  ]);
  measure('words numbered by a vocabulary', words.length, () => {
    const vocabulary = createVocabulary();
    eachWord(text, (start, end) => vocabulary.idIn(text, start, end));
  });
  measure('words stemmed (light10)', distinct.length, () =>
    distinct.forEach((word) => light10(foldArabic(word))),
  );
  measure('different words read, with their keys', distinct.length, () =>
    distinct.forEach((word) => keysOf(toMatch(word))),
  );
  measure('pairs of words judged', there.length * asked.length, () => {
    for (const word of asked) for (const other of there) matchWord(word, other, loose);
  });
  measure('queries read', 2, () => {
    parseQuery('القدس "البلدة القديمة" -سوق عنوان:سفر رجب 1445');
    parseQuery('مدرسة OR معلم after:2024-02 ');
  });
}
