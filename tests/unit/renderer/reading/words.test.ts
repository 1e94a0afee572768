import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from '#shared/text/direction';
import { assetAddress } from '../../../../src/renderer/reading/assetAddress';
import { blockDirection, directionInside } from '#shared/text/blockDirection';
import { titleParts } from '../../../../src/renderer/reading/titleParts';
import { e } from './trees';

describe('directionInside', () => {
  it('is what directionOf says, for any text', () => {
    const unit = fc.constantFrom(...'اب ab1٢.،\u064eא中', ' https://a.b/c ');
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom('rtl', 'ltr'), (text, around) => {
        expect(directionInside(text, around)).toBe(directionOf(text, around));
      }),
    );
  });

  it('counts the text of all that is inside', () => {
    expect(blockDirection(e('li', 'ع', e('p', 'all Latin')), 'rtl')).toBe('ltr');
    expect(blockDirection(e('hr'), 'ltr')).toBe('ltr');
  });
});

describe('titleParts', () => {
  it.each([
    ['علوم ..كيف تطير', 'علوم', { kicker: 'علوم', separator: ' ..', headline: 'كيف تطير' }],
    ['Science | How', 'Science', { kicker: 'Science', separator: ' | ', headline: 'How' }],
    ['علوم الأرض', 'علوم', null],
    ['علوم ..', 'علوم', null],
    ['كيف تطير', 'علوم', null],
    ['كيف تطير', null, null],
  ])('%s', (title, kicker, expected) => {
    const parts = titleParts(title, kicker);
    expect(parts).toEqual(expected);
    if (parts !== null) expect(parts.kicker + parts.separator + parts.headline).toBe(title);
  });
});

describe('assetAddress', () => {
  const hash = '0123456789abcdef'.repeat(4);
  it.each([
    [`asset:${hash}`, `maqal://asset/id/${hash}`],
    [`asset:${hash}/../x`, null],
    ['https://example.org/a.png', null],
    ['', null],
  ])('%s', (source, expected) => {
    expect(assetAddress('id', source)).toBe(expected);
  });
});
