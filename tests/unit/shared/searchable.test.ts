import { describe, expect, it } from 'vitest';
import { searchable } from '#shared/searchable';
import { importedFrom } from '../../torture/articles';

const { article } = importedFrom('a.txt', 'عنوان\nبيروت - وكالات: وصلت القافلة');

describe('searchable', () => {
  it.each([
    [{}, 'بيروت - وكالات: وصلت القافلة'],
    [{ lead: 'مقدمة' }, 'مقدمة\nبيروت - وكالات: وصلت القافلة'],
    [{ subtitle: 'عنوان ثانٍ', lead: 'مقدمة' }, 'عنوان ثانٍ\nمقدمة\nبيروت - وكالات: وصلت القافلة'],
    [{ placeLine: 'بيروت - وكالات' }, 'بيروت - وكالات: وصلت القافلة'],
    [{ placeLine: 'صور - وكالات' }, 'صور - وكالات\nبيروت - وكالات: وصلت القافلة'],
  ])('%o', (parts, text) => {
    expect(searchable({ ...article, ...parts })).toEqual({ id: article.id, title: 'عنوان', text });
  });
});
