import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '#shared/text/matching/vocabulary';
import { placesOf, placeWords } from '#shared/text/matching/placedWords';
import { seek } from '#shared/text/matching/seek';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { wordsAsked } from '#shared/text/querying/queryTree';
import { pageExcerpt } from '../../../src/main/search/excerpt';
import { searchIndex } from '../../support/searchIndex';

const id = (number: number): string => number.toString(16).padStart(64, '0');

describe('while a query is typed', () => {
  it('suggests the words of the library for those that stand nowhere in it', () => {
    const index = searchIndex();
    const text = 'تحدثت الحكومة عن ظروف المدارس في فلسطين';
    index.add([
      { id: id(1), title: 'الحكومة والمدارس', text },
      { id: id(2), title: 'ظروف', text: 'قالت حكومة البلاد', source: 'بي بي سي', tags: ['سفر'] },
    ]);
    const suggested = (query: string): string | null => index.query(query, 10).suggestion;
    expect(suggested('فلسطبن ')).toBe('فلسطين ');
    expect(suggested('ضروف مصدر:"بي بي سي"')).toBe('ظروف مصدر:"بي بي سي"');
    expect(suggested('والحكزمة')).toBe('والحكومة');
    // Right as it is, and nothing like it.
    expect(suggested('المدارس')).toBe(null);
    expect(suggested('قسطنطينية')).toBe(null);
    // Better words that find nothing together are none.
    expect(suggested('ضروف مصدر:سانا')).toBe(null);
  });

  it('completes with what the library has, in its segments and of its reader', () => {
    const index = searchIndex();
    index.add([
      { id: id(1), title: 'كتاب', text: 'مكتبة كتابة', source: 'الجزيرة', tags: ['سفر'] },
    ]);
    index.add([{ id: id(2), title: 'كتاب آخر', text: 'الكتاب والكُتّاب', source: 'بي بي سي' }]);
    const marks: never[] = [];
    const state = { trashed: false, starred: false, archived: false, marks };
    index.know([{ id: id(2), status: 'read', tags: ['سياسة'], ...state }], true);
    const shown = (text: string): readonly string[] =>
      index.complete(text, text.length).map((each) => each.shown);
    expect(shown('كت')).toEqual(['كتاب', 'كتابة']);
    expect(shown('الك')).toEqual(['الكتاب']);
    expect(shown('مصدر:')).toEqual(['الجزيرة', 'بي بي سي']);
    expect(shown('وسم:س')).toEqual(['سفر', 'سياسة']);
    expect(shown('قطط')).toEqual([]);
  });
});

/** What an article shows of a query, found by reading all of its text. */
function shownOf(text: string, query: string): unknown {
  const parsed = parseQuery(query);
  const vocabulary = createVocabulary();
  const placed = placeWords(text, vocabulary);
  const options = { strict: new Set<never>(), isThere: () => true };
  const sought = (parsed === null ? [] : wordsAsked(parsed)).map((asked) =>
    seek(asked, vocabulary, options),
  );
  return pageExcerpt({ lead: '', text }, [], placesOf(placed, sought, vocabulary.idOf('و')));
}

it('shows the same of a long text as if all of it were read', () => {
  const word = fc.constantFrom(
    ...['شاي', 'قهوة', 'الشاي', 'وقهوة', 'مَدرسة', 'مدارس', 'و', 'في', 'السوق', 'شـاي', 'tea'],
  );
  const filler = fc.constantFrom('حكاية', 'طويلة', 'جدا', 'عن', 'الجبل', 'والنهر', 'الأزرق');
  const text = fc
    .array(fc.oneof({ weight: 1, arbitrary: word }, { weight: 30, arbitrary: filler }), {
      minLength: 200,
      maxLength: 500,
    })
    .map((words) => words.join(' '));
  const query = fc.constantFrom(
    ...[
      'شاي ',
      'شاي قهوة ',
      'قهوة مدرسة ',
      '"شاي و قهوة"',
      'شا',
      'مدر',
      'tea شاي سوق ',
      'شاي OR قهوة ',
    ],
  );
  fc.assert(
    fc.property(text, query, (long, asked) => {
      const index = searchIndex();
      index.add([{ id: id(1), title: '', text: long }]);
      const [hit] = index.query(asked, 1).hits;
      index.close();
      fc.pre(hit !== undefined);
      expect({ snippet: hit.snippet, marks: hit.marks }).toEqual(shownOf(long, asked));
    }),
    { numRuns: 150 },
  );
}, 60_000);

/** Whether a bookmark's text answers a word, found by judging the whole vocabulary of all of them before. */
function answersTo(quotes: readonly string[], query: string): readonly boolean[] {
  const vocabulary = createVocabulary();
  const placed = quotes.map((quote) => placeWords(quote, vocabulary));
  const parsed = parseQuery(query);
  const options = { strict: new Set(['typo' as const]), isThere: () => true };
  const sought = parsed === null ? [] : wordsAsked(parsed);
  return placed.map((words) =>
    sought.every(
      (asked) =>
        placesOf(words, [seek(asked, vocabulary, options)], vocabulary.idOf('و')).length > 0,
    ),
  );
}

it('finds the first bookmarks with a word, or with its first letters, as if all had been judged', () => {
  const word = fc.constantFrom(
    ...['شاي', 'الشاي', 'وقهوة', 'مَدرسة', 'مدارس', 'و', 'في', 'السوق', 'أسواق', 'tea', 'team'],
  );
  const quotes = fc.array(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 40 },
  );
  const query = fc.constantFrom(
    ...['ا', 'ال', 'م', 'مد', 'مدرسة ', 'ش', 'شاي ق', 'ت', 't', 'te', '"في السوق"', 'قهوه ', 'ز'],
    ...['"شاي و قهوة"', '"و شاي"', 'و ', 'مدارس أسواق ', 'tea السوق م'],
  );
  fc.assert(
    fc.property(quotes, query, (all, asked) => {
      const index = searchIndex();
      const marks = all.map((quote, at) => ({ id: String(at), quote, note: '', tags: '' }));
      const state = { trashed: false, starred: false, archived: false, tags: [] };
      const known = { status: 'read', ...state } as const;
      const later = Math.floor(marks.length / 2);
      index.know([{ id: id(1), ...known, marks: marks.slice(0, later) }], true);
      index.query(asked, 1);
      index.know([{ id: id(2), ...known, marks: marks.slice(later) }], false);
      const found = index.query(asked, 1).marks.map(({ bookmarkId }) => Number(bookmarkId));
      index.close();
      const wanted = answersTo(all, asked).flatMap((isFound, at) => (isFound ? [at] : []));
      expect(found).toEqual(wanted.slice(0, 8));
    }),
    { numRuns: 200 },
  );
});
