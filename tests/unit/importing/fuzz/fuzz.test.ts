import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleSchema } from '#shared/article';
import { isSafeTree } from '#shared/safeTree';
import { isArchive } from '../../../../src/main/importing/archive/archive';
import { importFile } from '../../../../src/main/importing/pipeline';
import { readableExtensions } from '../../../../src/main/importing/stages';
import { goldenCases } from '../../../support/goldenCases';
import { mutate, randomNumbers } from './mutate';
import { mutatePart, partsOf } from './mutatePart';

const root = resolve(import.meta.dirname, '../../../..');
/** `npm run fuzz:import` asks for many more; a seed of its own makes another walk. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 500);
const seed = Number(process.env['FUZZ_SEED'] ?? 1445);
/** Larger files only make the same mutations slower. */
const maximumSize = 200_000;
/**
 * The thread that reads a file ends after 30 seconds; nothing this small may come near it. It is the
 * processor's time in milliseconds, which other work on the machine makes little longer.
 */
const maximumTime = 10_000;

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => readableExtensions.includes(extname(path).slice(1).toLowerCase()))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= maximumSize)
    .sort();
}

const files = [
  ...filesIn(join(root, 'resources/samples')),
  ...filesIn(resolve(root, '../shared/fixtures/charset-uchardet')),
  ...filesIn(resolve(root, '../shared/fixtures/mhtml')),
].map((path) => ({ extension: extname(path), bytes: Uint8Array.from(readFileSync(path)) }));
for (const { file, bytes } of goldenCases()) {
  if (bytes.length <= maximumSize) {
    files.push({ extension: extname(file), bytes: Uint8Array.from(bytes) });
  }
}

const archives = files.filter(({ bytes }) => isArchive(bytes));

/** What nobody thought of shows as one of these; a parser that refuses a file says why in words of its own. */
const unforeseen = /^(?:Type|Range|Reference|Syntax|Internal)Error/u;

async function check(name: string, bytes: Uint8Array): Promise<void> {
  const started = process.cpuUsage();
  const result = await importFile({ name, bytes });
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000, name).toBeLessThan(maximumTime);
  if (!result.ok) {
    expect(result.error.file).toBe(name);
    expect(result.error.detail ?? '', name).not.toMatch(unforeseen);
    return;
  }
  for (const { article } of result.value.articles) {
    expect(isSafeTree(article.body), name).toBe(true);
    expect(v.safeParse(ArticleSchema, article).issues, name).toBeUndefined();
    expect(article.title.trim(), name).not.toBe('');
  }
}

describe('broken files', () => {
  test('has files to break', () => expect(files.length).toBeGreaterThan(40));

  test('has archives among them', async () => {
    const packed = await Promise.all(archives.map(({ bytes }) => partsOf(bytes)));
    expect(packed.filter((parts) => parts.length > 1).length).toBeGreaterThan(10);
  });

  test(
    `${runs} of them end in articles or in words`,
    async () => {
      for (let run = 0; run < runs; run += 1) {
        const chance = randomNumbers(seed * 1_000_003 + run);
        const pick = (among: typeof files) => among[Math.floor(chance() * among.length)];
        // Archives are few, and have most to be broken in them.
        const file = pick(chance() < 0.3 ? archives : files);
        const other = pick(files);
        if (file === undefined || other === undefined) throw new Error('no files');
        const name = `run ${run}${chance() < 0.1 ? other.extension : file.extension}`;
        // What is broken in an archive as it is packed seldom gets past its checksums.
        const parts = chance() < 0.8 ? await partsOf(file.bytes) : [];
        const broken =
          parts.length > 0
            ? mutatePart(parts, other.bytes, chance)
            : mutate(file.bytes, other.bytes, chance);
        await check(name, broken);
      }
    },
    60_000 + runs * 500,
  );
});
