import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '#shared/library';
import { fileName, reportOf } from '../../../../src/renderer/library/importReport';

const outcome = (kind: ImportOutcome['outcome'], id: string | null, restored = false) =>
  ({
    file: `/a/${id}.txt`,
    outcome: kind,
    id,
    title: id,
    restored,
    error: null,
  }) satisfies ImportOutcome;

describe('reportOf', () => {
  it('counts each outcome once', () => {
    const report = reportOf([
      outcome('added', 'a'),
      outcome('added', 'b'),
      outcome('duplicate', 'c'),
      outcome('duplicate', 'd', true),
      outcome('failed', null),
    ]);
    expect(report).toMatchObject({ added: 2, duplicates: 1, restored: 1, onlyFailures: false });
    expect(report.failures).toHaveLength(1);
  });

  it.each([
    ['one article', [outcome('added', 'a')], 'a'],
    ['one article beside failures', [outcome('failed', null), outcome('duplicate', 'a')], 'a'],
    ['the same article twice', [outcome('added', 'a'), outcome('duplicate', 'a')], 'a'],
    ['two articles', [outcome('added', 'a'), outcome('added', 'b')], null],
    ['failures alone', [outcome('failed', null)], null],
    ['nothing', [], null],
  ] as const)('names the article to open of %s', (_, outcomes, expected) => {
    expect(reportOf(outcomes).onlyId).toBe(expected);
  });
});

it.each([
  ['/home/reader/خبر.txt', 'خبر.txt'],
  ['C:\\articles\\خبر.txt', 'خبر.txt'],
  ['/home/reader/folder/', 'folder'],
  ['خبر.txt', 'خبر.txt'],
])('the name of %s is %s', (path, expected) => {
  expect(fileName(path)).toBe(expected);
});
