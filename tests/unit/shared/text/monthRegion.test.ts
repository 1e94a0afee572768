import { expect, it } from 'vitest';
import { formatDate } from '#shared/text/dates';
import { chosenMonths, dateLocale, monthRegions } from '#shared/text/monthRegion';

it.each([
  [['ar-SY'], 'shubat'],
  [['ar-LB', 'en-US'], 'shubat'],
  [['en-US', 'ar-IQ'], 'shubat'],
  [['ar_JO.UTF-8'], 'shubat'],
  [['ar-EG'], 'fibrayir'],
  [['ar-SA', 'ar-SY'], 'fibrayir'],
  [['fr-TN'], 'fifri'],
  [['ar-DZ'], 'fifri'],
  [['ar-Arab-MA'], 'ghusht'],
  [['ar'], 'fibrayir'],
  [['de-DE'], 'fibrayir'],
  [[], 'fibrayir'],
] as const)('who reads %j has the months of %s', (locales, region) => {
  expect(chosenMonths('system', locales)).toBe(region);
  expect(chosenMonths('ghusht', locales)).toBe('ghusht');
});

it.each([
  ['fibrayir', 'فبراير', 'أغسطس'],
  ['shubat', 'شباط', 'آب'],
  ['fifri', 'فيفري', 'أوت'],
  ['ghusht', 'فبراير', 'غشت'],
] as const)('%s: %s and %s, in Arabic digits', (region, february, august) => {
  const locale = dateLocale('ar', region);
  expect(formatDate('2024-02-03', locale, 'gregory')).toContain(`٣ ${february} ٢٠٢٤`);
  expect(formatDate('2024-08-03', locale, 'gregory')).toContain(`٣ ${august} ٢٠٢٤`);
  expect(formatDate('2024-02-03', locale, 'islamic-umalqura')).toContain('رجب');
});

it.each(monthRegions)('has one kind of English months, also with %s', (region) => {
  expect(dateLocale('en', region)).toBe('en');
});
