import { describe, expect, it } from 'vitest';
import { interfaceLocale } from '#shared/locales/interfaceLocale';
import { nativeWords } from '#shared/locales/native';

describe('interfaceLocale', () => {
  it.each([
    ['ar', ['en-US'], 'ar'],
    ['en', ['ar-EG'], 'en'],
    ['system', ['ar-EG', 'en-US'], 'ar'],
    ['system', ['en-GB', 'ar'], 'en'],
    ['system', ['fr-FR', 'en-US', 'ar'], 'en'],
    ['system', ['EN_us'], 'en'],
    ['system', ['fr-FR', 'arc'], 'ar'],
    ['system', [], 'ar'],
  ] as const)('of %s on a system that speaks %j is %s', (choice, system, expected) => {
    expect(interfaceLocale(choice, system)).toBe(expected);
  });
});

it('gives the menu and the dialogs the same words in each language', () => {
  const keys = (words: object): unknown =>
    Object.entries(words).map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [name, keys(value)] : name,
    );
  expect(keys(nativeWords.en)).toEqual(keys(nativeWords.ar));
});
