import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { migrate, migrations, schemaVersion, type Migration } from '#shared/migrations';

const schema = v.strictObject({ words: v.array(v.string()) });
const steps: readonly Migration[] = [
  (data) => ({ text: (data as { txt: string }).txt.trim() }),
  (data) => ({ words: (data as { text: string }).text.split(' ') }),
];

describe('migrate', () => {
  it.each([
    ['the first version', 1, { txt: ' a b ' }, { words: ['a', 'b'] }],
    ['one in between', 2, { text: 'a b' }, { words: ['a', 'b'] }],
    ['the present one', 3, { words: ['a'] }, { words: ['a'] }],
    ['data that a step does not know', 1, { other: 1 }, undefined],
    ['data that is not of the present schema in the end', 3, { words: [1] }, undefined],
  ])('brings %s to the present', (_what, from, data, present) => {
    expect(migrate(steps, from, data, schema)).toEqual(present);
  });

  it('leaves what it was given as it was', () => {
    const data = Object.freeze({ txt: ' a ' });
    migrate(steps, 1, data, schema);
    expect(data).toEqual({ txt: ' a ' });
    expect(schemaVersion(steps)).toBe(3);
  });
});

describe('the steps to moments of each field', () => {
  const [, toThird] = migrations.reading;
  const [toSecond] = migrations.bookmarks;
  const untouched = {
    ...{ articleId: 'a', status: 'unread', starred: false, archived: false, tags: [] },
    ...{ place: null, progress: 0, openedAt: null, trashedAt: null, encoding: null },
    ...{ corrections: null, distinctFrom: [], updatedAt: 't' },
  };

  it.each([
    ['of nothing but the trash, when nothing was done', {}, []],
    ['of what is no longer as it came', { starred: true, tags: ['x'] }, ['starred', 'tags']],
    ['of an article in the trash', { trashedAt: 't' }, []],
    [
      'of one that was read',
      { status: 'read', progress: 1, place: {} },
      ['status', 'progress', 'place'],
    ],
    ['of one that was corrected', { encoding: 'x', corrections: {} }, ['encoding', 'corrections']],
  ])('tell %s', (_what, done, fields) => {
    const record = Object.freeze({ ...untouched, ...done });
    const moments = Object.fromEntries([...fields, 'trashedAt'].map((field) => [field, 't']));
    expect(toThird?.([record])).toEqual([{ ...record, changedAt: moments }]);
  });

  it.each([
    ['a bookmark as it was made', { createdAt: 's', updatedAt: 's' }, {}],
    ['one that was noted anew', { createdAt: 's', updatedAt: 't' }, { note: 't', deletedAt: 't' }],
  ])('tell of %s', (_what, moments, changedAt) => {
    const bookmark = Object.freeze({ id: 'b', note: '', deletedAt: null, ...moments });
    expect(toSecond?.([bookmark])).toEqual([{ ...bookmark, changedAt }]);
  });
});

it('makes bookmarks of all marks that were there before there were other kinds', () => {
  const [, toThird] = migrations.bookmarks;
  const mark = Object.freeze({ id: 'b', note: 'ن', changedAt: { note: 't' } });
  expect(toThird?.([mark])).toEqual([{ ...mark, kind: 'bookmark', colour: 'yellow', tags: [] }]);
});

describe('the steps to version 2', () => {
  const stored = v.array(v.unknown());

  it.each([
    ['no list', { a: 1 }],
    ['a record without a summary', [{ addedAt: '' }]],
    ['a summary that is none', [{ summary: 3 }]],
  ])('know %s for damaged records', (_what, data) => {
    expect(migrate(migrations.records, 1, data, stored)).toBeUndefined();
  });

  it.each([null, 'article', 3])('know %j for damaged contents', (data) => {
    expect(migrate(migrations.contents, 1, data, v.looseObject({}))).toBeUndefined();
  });

  it('give the parts that were not read then as not found, and keep all else', () => {
    const record = Object.freeze({ summary: Object.freeze({ id: 'a', title: 'b' }), addedAt: 'c' });
    expect(migrate(migrations.records, 1, [record], stored)).toEqual([
      { summary: { id: 'a', title: 'b', subtitle: null, placeLine: null }, addedAt: 'c' },
    ]);
    expect(migrate(migrations.contents, 1, { id: 'a' }, v.looseObject({}))).toEqual({
      ...{ id: 'a', subtitle: null, placeLine: null, confidence: {} },
    });
  });
});
