import { expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { goldenCases } from '../../support/goldenCases';
import { zipOf } from '../../support/zip';
import { partsOf } from './fuzz/mutatePart';

const cases = goldenCases();

/** Each format that is an archive, and what its first good file becomes when the archive has a password. */
test.each(['docx', 'odt', 'epub', 'omnivore', 'maqal', 'zip'])(
  'a password on all files of an archive is told of: %s',
  async (format) => {
    const good = cases.filter((each) => each.format === format);
    const archives = await Promise.all(
      good.map(async ({ file, bytes }) => ({ file, parts: await partsOf(bytes) })),
    );
    const packed = archives.find(({ parts }) => parts.length > 1);
    if (packed === undefined) throw new Error('no archive');
    const bytes = zipOf(packed.parts.map((part) => ({ ...part, stored: false, encrypted: true })));
    const result = await importFile({ name: packed.file, bytes });
    const codes = result.ok
      ? result.value.failures.map(({ error }) => error.code)
      : [result.error.code];
    expect(result.ok && result.value.articles.length).toBeFalsy();
    expect(new Set(codes)).toEqual(new Set(['encrypted-file']));
  },
);

test.each([
  'a.txt',
  'a.html',
  'a.md',
  'a.eml',
  'a.pdf',
  'a.docx',
  'a.epub',
  'a.zip',
  'a.json',
  'a.csv',
])('nothing but zero bytes in %s ends in words', async (name) => {
  const result = await importFile({ name, bytes: new Uint8Array(1_000_000) });
  expect(result.ok ? 'read' : result.error.code).toMatch(
    /^(?:binary|damaged|empty)-file$|^(?:no-article|unknown-format|not-text|parse-failed)$/,
  );
});
