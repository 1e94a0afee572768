import { describe, expect, it } from 'vitest';
import { citationOf, type Cited } from '#shared/text/citation';

const cited: Cited = {
  title: 'مقياس النيل: سيرة عمود',
  bylines: ['ليلى منصور', 'Tom Reed'],
  source: 'مجلة الدروب',
  published: { instant: '2024-02-03T08:57:00Z', zone: 'GMT', text: '3 فبراير 2024' },
  url: 'https://example.org/a',
  quote: 'ينزل القارئ الدرج\nثم يقرأ C++.',
};
const shown = (text: string): string => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']');

describe('a citation', () => {
  it('in Arabic quotes, names and dates in both calendars', () => {
    expect(shown(citationOf(cited, 'ar', { timeZone: 'UTC' }))).toBe(
      [
        '«ينزل القارئ الدرج',
        'ثم يقرأ [C++].»',
        'ليلى منصور، [Tom Reed]، «مقياس النيل: سيرة عمود»، مجلة الدروب، السبت، ٣ فبراير ٢٠٢٤ م (٢٢ رجب ١٤٤٥ هـ).',
        'https://example.org/a',
      ].join('\n'),
    );
  });

  it('in Arabic has the months that are read where the reader is', () => {
    const how = { timeZone: 'UTC', months: 'shubat' } as const;
    expect(citationOf(cited, 'ar', how)).toContain('٣ شباط ٢٠٢٤ م (٢٢ رجب ١٤٤٥ هـ)');
  });

  it('in English holds what is Arabic together', () => {
    expect(shown(citationOf({ ...cited, quote: null }, 'en', { timeZone: 'UTC' }))).toBe(
      '[ليلى منصور], Tom Reed, “[مقياس النيل: سيرة عمود]”, [مجلة الدروب], Saturday, 3 February 2024 (22 Rajab 1445 AH).\nhttps://example.org/a',
    );
  });

  it('says no more than is known', () => {
    const bare = { title: 'نصّ', bylines: [], source: null, published: null, url: null, quote: '' };
    expect(citationOf(bare, 'ar')).toBe('«نصّ».');
  });

  it('cannot be turned round by what is in it', () => {
    const text = citationOf({ ...cited, title: 'a\u202egpj\u2066', source: '\u2067x' }, 'ar', {
      timeZone: 'UTC',
    });
    expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067]/u);
    const count = (sign: string): number => text.split(sign).length;
    expect(count('\u2068')).toBe(count('\u2069'));
  });
});
