import { describe, expect, it } from 'vitest';
import { searchable } from '#shared/searchable';
import { importedFrom } from '../../torture/articles';

const { article } = importedFrom('a.txt', 'عنوان\nبيروت - وكالات: وصلت القافلة');

describe('searchable', () => {
  const body = 'بيروت - وكالات: وصلت القافلة';

  it.each([
    [{}, { text: body }],
    [{ lead: 'مقدمة' }, { lead: 'مقدمة', text: body }],
    [
      { subtitle: 'عنوان ثانٍ', lead: 'مقدمة' },
      { lead: 'عنوان ثانٍ\nمقدمة', text: body },
    ],
    [{ placeLine: 'بيروت - وكالات' }, { text: body }],
    [{ placeLine: 'صور - وكالات' }, { text: `صور - وكالات\n${body}` }],
    [
      { kicker: 'فلسطين الصمود' },
      { kicker: 'فلسطين الصمود', programme: 'فلسطين الصمود', text: body },
    ],
    [{ language: 'und' }, { language: undefined, text: body }],
    [
      { title: 'حوار ..قافلة', kicker: 'حوار' },
      { title: 'حوار ..قافلة', programme: 'حوار', text: body },
    ],
    [
      { source: 'الكوثر', tags: ['سفر'] },
      { source: 'الكوثر', tags: ['سفر'], text: body },
    ],
    [
      { published: { instant: '2024-02-03T08:57:00Z', zone: null, text: '' } },
      { published: '2024-02-03T08:57:00Z', text: body },
    ],
  ])('%o', (parts, found) => {
    expect(searchable({ ...article, ...parts })).toEqual({
      id: article.id,
      title: 'عنوان',
      language: 'ar',
      ...found,
    });
  });
});
