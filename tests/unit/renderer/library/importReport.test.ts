import { describe, expect, it } from 'vitest';
import { countOutcomes, type ImportOutcome } from '#shared/importReport';
import {
  entriesOf,
  fileName,
  filterCounts,
  filtered,
  reportGroups,
} from '../../../../src/renderer/library/importReport';

const outcome = (
  kind: ImportOutcome['outcome'],
  file: string,
  rest: Partial<ImportOutcome> = {},
): ImportOutcome => ({
  ...{ file, place: null, folder: '', outcome: kind, id: null, title: file, restored: false },
  ...{ error: null, warnings: [], duplicateOf: null, resembles: [] },
  ...rest,
});
const weekday = { kind: 'weekday', text: 'الأحد 3 فبراير' } as const;
const other = { id: 'a'.repeat(64), title: 'آخر', name: 'آخر.txt' };

const outcomes = [
  outcome('added', 'a'),
  outcome('failed', 'b'),
  outcome('added', 'c', { warnings: [weekday] }),
  outcome('duplicate', 'd'),
  outcome('added', 'e', { warnings: [weekday], resembles: [other] }),
  outcome('duplicate', 'f', { restored: true }),
  outcome('failed', 'g'),
];

describe('a report', () => {
  it('is read group by group, those that need the reader first', () => {
    const entries = entriesOf(outcomes);
    expect(entries.map((entry) => entry.outcome.file).join('')).toBe('bgecfda');
    expect(new Set(entries.map(({ group }) => group))).toEqual(new Set(reportGroups));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(outcomes.length);
  });

  it('shows under each filter just as many entries as it says', () => {
    const entries = entriesOf(outcomes);
    const counts = filterCounts(countOutcomes(outcomes));
    for (const filter of ['all', ...reportGroups] as const) {
      expect(filtered(entries, filter), filter).toHaveLength(counts[filter]);
    }
    expect(counts).toEqual({
      ...{ all: 7, failed: 2, alike: 1, warned: 2, restored: 1, duplicate: 1, added: 3 },
    });
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
