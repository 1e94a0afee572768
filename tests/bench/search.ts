import { createHash } from 'node:crypto';
import { allRules, type Rule } from '#shared/text/matching/rules';
import { answeringIndex, type AnsweringIndex } from '../support/answeringIndex';
import { wordPairs } from '../support/wordPairs';
import { articles } from './relevance/articles';
import { queries } from './relevance/queries';

/** How good the answers are: means over all queries that want something. */
interface Goodness {
  readonly ndcg: number;
  readonly recall: number;
  readonly precision: number;
}

const gain = (grade: number, rank: number): number => (2 ** grade - 1) / Math.log2(rank + 2);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Järvelin and Kekäläinen's nDCG with exponential gains, of the first ten. */
function ndcgOf(ids: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const ideal = [...wanted.values()].sort((a, b) => b - a).slice(0, 10);
  const got = ids.slice(0, 10).map((id, rank) => gain(wanted.get(id) ?? 0, rank));
  return sumOf(got) / sumOf(ideal.map(gain));
}

const names = new Map<string, string>();

/** An id as the library has them, from the name of a judged article. */
function idOf(name: string): string {
  const id = createHash('sha256').update(name).digest('hex');
  names.set(id, name);
  return id;
}

const namesOf = (hits: readonly { readonly id: string }[]): string[] =>
  hits.map(({ id }) => names.get(id) ?? id);

function goodness(index: AnsweringIndex, strict: readonly Rule[], tail: string): Goodness {
  const judged = queries.filter(({ wanted }) => wanted.size > 0);
  const all = judged.map(({ query, wanted }): Goodness => {
    const ids = namesOf(index.query(query + tail, 100, { strict }).hits);
    const right = ids.filter((id) => wanted.has(id)).length;
    return {
      ndcg: ndcgOf(ids, wanted),
      recall: right / wanted.size,
      precision: ids.length === 0 ? 1 : right / ids.length,
    };
  });
  const mean = (of: (each: Goodness) => number): number => sumOf(all.map(of)) / all.length;
  return {
    ndcg: mean((it) => it.ndcg),
    recall: mean((it) => it.recall),
    precision: mean((it) => it.precision),
  };
}

function pairsFound(): string {
  const joined = wordPairs.filter(([, , rules]) => rules !== null);
  const found = joined
    .flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ])
    .filter(([asked = '', there = '']) => {
      const index = answeringIndex();
      index.add([{ id: 'a'.repeat(64), title: '', text: there }]);
      const { total } = index.query(`${asked} `, 1);
      index.close();
      return total === 1;
    });
  return `${found.length} of ${joined.length * 2}`;
}

/** Prints what the search finds of a judged set, with all rules, and with each of them off. */
export function main(): void {
  const index = answeringIndex();
  index.add(articles.map((article) => ({ ...article, id: idOf(article.id) })));
  console.log(
    `${articles.length} articles, ${queries.length} queries; pairs found ${pairsFound()}`,
  );
  const figures = (strict: readonly Rule[], tail = ' '): string => {
    const { ndcg, recall, precision } = goodness(index, strict, tail);
    return [ndcg, recall, precision].map((value) => value.toFixed(3)).join(' | ');
  };
  console.log('| rules | nDCG@10 | recall | precision |\n| --- | --- | --- | --- |');
  console.log(`| all, the last word may go on | ${figures([], '')} |`);
  console.log(`| all, words typed to their end | ${figures([])} |`);
  console.log(`| without stem and plural | ${figures(['stem', 'plural'])} |`);
  console.log(`| spelling alone | ${figures(['clitic', 'stem', 'plural', 'typo'])} |`);
  console.log(`| exact form alone | ${figures(allRules)} |\n`);
  console.log(
    '| rule | without it: nDCG@10 | recall | precision | it alone: nDCG@10 | recall | precision |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const rule of allRules.filter((each) => each !== 'prefix')) {
    const alone = allRules.filter((each) => each !== rule);
    console.log(`| ${rule} | ${figures([rule])} | ${figures(alone)} |`);
  }
  if (process.env['MAQAL_MISSES'] === undefined) return;
  for (const { query, wanted } of queries) {
    const ids = namesOf(index.query(`${query} `, 100).hits);
    const missed = [...wanted.keys()].filter((id) => !ids.includes(id));
    const extra = ids.filter((id) => !wanted.has(id));
    if (missed.length + extra.length > 0) {
      console.log(`${query}\tmissed: ${missed.join(' ')}\tnot wanted: ${extra.join(' ')}`);
    }
  }
}
