import { allRules, type Rule } from '#shared/text/matching/rules';
import { createSearchIndex, type SearchIndex } from '../../src/main/search/search';
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

function goodness(index: SearchIndex, strict: readonly Rule[], tail: string): Goodness {
  const judged = queries.filter(({ wanted }) => wanted.size > 0);
  const all = judged.map(({ query, wanted }): Goodness => {
    const ids = index.query(query + tail, 100, { strict }).hits.map(({ id }) => id);
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
      const index = createSearchIndex();
      index.add([{ id: 'a', title: '', text: there }]);
      return index.query(`${asked} `, 1).total === 1;
    });
  return `${found.length} of ${joined.length * 2}`;
}

/** Prints what the search finds of a judged set, with all rules, and with each of them off. */
export function main(): void {
  const index = createSearchIndex();
  index.add(articles);
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
    const ids = index.query(`${query} `, 100).hits.map(({ id }) => id);
    const missed = [...wanted.keys()].filter((id) => !ids.includes(id));
    const extra = ids.filter((id) => !wanted.has(id));
    if (missed.length + extra.length > 0) {
      console.log(`${query}\tmissed: ${missed.join(' ')}\tnot wanted: ${extra.join(' ')}`);
    }
  }
}
