import { existsSync, readFileSync } from 'node:fs';
import type { Searchable } from '#shared/searchable';
import { createSearchIndex } from '../../src/main/search/search';

/** One line of the corpus that `../shared/corpus/make-corpus.mjs` writes. */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: string;
}

const queries = [
  ...[
    'في',
    'من',
    'و',
    'ا',
    'ال',
    'كت',
    'الحكومة',
    'مدرسة',
    'قال',
    'الأول',
    'سيارة',
    'حياة',
    'رجل ',
  ],
  ...[
    'مدينة كبيرة',
    'كيف حالك',
    '"في هذا"',
    'هل تعرف',
    'المدير الجديد',
    'يقول الرجل',
    'لا توجد كلمة كهذه',
  ],
  ...['صديقي العزيز', 'مستشفى ', '2024', 'سوق -كبير', 'شارع OR طريق', 'الوقت قرب/3 الآن', 'معلمون'],
];

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Milliseconds that the program has had of the processors: what runs beside it counts less. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Prints how fast the index in memory takes articles in and answers: MAQAL_CORPUS names the corpus's file. */
export function main(): void {
  const path = process.env['MAQAL_CORPUS'] ?? '';
  if (!existsSync(path)) return console.log('MAQAL_CORPUS names no corpus');
  const articles = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Searchable => {
      const { id, title, body, publishedAt } = JSON.parse(line) as Line;
      return { id, title, text: body, published: publishedAt };
    });
  globalThis.gc?.();
  const before = process.memoryUsage();
  const index = createSearchIndex();
  const start = processorTime();
  for (let at = 0; at < articles.length; at += 64) index.add(articles.slice(at, at + 64));
  const seconds = (processorTime() - start) / 1000;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  console.log(
    `${articles.length} articles: ${Math.round(articles.length / seconds)} a second, ${Math.round(held / 2 ** 20)} MiB`,
  );
  const times: (readonly [string, number, number])[] = [];
  for (const round of [0, 1, 2, 3]) {
    for (const query of queries) {
      const begun = processorTime();
      const { total } = index.query(query, 50);
      if (round > 0) times.push([query, processorTime() - begun, total]);
    }
  }
  const sorted = times.map(([, ms]) => ms).sort((a, b) => a - b);
  console.log(
    `50 hits: p50 ${percentile(sorted, 0.5).toFixed(1)} ms, p95 ${percentile(sorted, 0.95).toFixed(1)} ms`,
  );
  const last = times.slice(-queries.length);
  for (const [query, ms, total] of last) console.log(`${query}\t${ms.toFixed(1)}\t${total}`);
}
