import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { importFile } from '../../../src/main/importing/pipeline';
import { goldenCases } from '../../support/goldenCases';
import { zipOf } from '../../support/zip';
import { partsOf } from './fuzz/mutatePart';

/** Ends of files stand at multiples of this; `CUTS` asks for more of them than a test has time for. */
const step = 64;
const maximumCuts = Number(process.env['CUTS'] ?? 12);

/** What nobody thought of shows as one of these. */
const unforeseen = /^(?:Type|Range|Reference|Syntax|Internal)Error/u;
/** The thread that reads a file ends after 30 seconds; nothing this small may come near it. */
const maximumTime = 8_000;

/** The lengths at which some bytes are cut off. */
function cutsOf(length: number): number[] {
  const all = Array.from({ length: Math.ceil(length / step) }, (_, at) => at * step);
  const every = Math.max(1, Math.ceil(all.length / maximumCuts));
  return [...all.filter((_, at) => at % every === 0), length - 1].filter((cut) => cut >= 0);
}

async function check(name: string, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  const result = await importFile({ name, bytes });
  expect(performance.now() - started, name).toBeLessThan(maximumTime);
  if (!result.ok) {
    expect(result.error.detail ?? '', name).not.toMatch(unforeseen);
    expect(result.error.code, name).not.toBe('internal');
    return;
  }
  expect(result.value.articles.length + result.value.failures.length, name).toBeGreaterThan(0);
  for (const { article } of result.value.articles) expect(isSafeTree(article.body)).toBe(true);
}

const cases = goldenCases();
const formats = [...new Set(cases.map(({ format }) => format))];

describe('a file that is cut off ends in an article or in words', () => {
  test.each(formats)(
    '%s',
    async (format) => {
      for (const { name, file, bytes } of cases.filter((each) => each.format === format)) {
        for (const cut of cutsOf(bytes.length)) {
          await check(`${name}-${cut}-${file}`, bytes.slice(0, cut));
        }
      }
    },
    120_000,
  );
});

describe('an archive with a part that is cut off', () => {
  const packed = formats.filter((format) =>
    cases.some(
      (each) => each.format === format && each.bytes[0] === 0x50 && each.bytes[1] === 0x4b,
    ),
  );
  test.each(packed)(
    '%s',
    async (format) => {
      for (const { name, file, bytes } of cases.filter((each) => each.format === format)) {
        const parts = await partsOf(bytes);
        for (const [at, part] of parts.entries()) {
          for (const cut of cutsOf(part.bytes.length).filter((_, index) => index % 3 === 1)) {
            const shorter = { ...part, bytes: part.bytes.slice(0, cut) };
            await check(
              `${name}-${String(part.name)}-${cut}-${file}`,
              zipOf(parts.with(at, shorter)),
            );
          }
        }
      }
    },
    120_000,
  );
});
