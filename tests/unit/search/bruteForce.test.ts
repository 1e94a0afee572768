import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Searchable } from '#shared/searchable';
import { matchWord, toMatch, type MatchWord } from '#shared/text/matching/matchWord';
import type { Rule } from '#shared/text/matching/rules';
import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Query, WordsAsked } from '#shared/text/querying/queryTree';
import { eachWord } from '#shared/text/wordSpans';
import { createSearchIndex } from '../../../src/main/search/search';

const matchable = new Map<string, MatchWord>();

function known(word: string): MatchWord {
  const answer = matchable.get(word) ?? toMatch(word);
  matchable.set(word, answer);
  return answer;
}

/** Reads every word of every article against every word asked: slow, and with nothing to go wrong. */
function holds(article: Searchable, query: Query, corpus: readonly Searchable[]): boolean {
  switch (query.kind) {
    case 'words':
      return fieldsOf(article, query).some((there) => standsIn(there, query, corpus));
    case 'all':
      return query.parts.every((part) => holds(article, part, corpus));
    case 'any':
      return query.parts.some((part) => holds(article, part, corpus));
    case 'not':
      return !refused(article, query.part);
    case 'near':
    case 'fact':
    case 'dates':
      throw new Error(`not asked here: ${query.kind}`);
  }
}

const refused = (article: Searchable, query: Query): boolean =>
  query.kind === 'words' &&
  fieldsOf(article, query).some((there) => standsIn(there, query, [], ['stem', 'plural', 'typo']));

function wordsIn(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(text.slice(start, end)));
  return words.filter((word) => toMatch(word).folded !== '');
}

const fieldsOf = ({ title, kicker, lead, text }: Searchable, { field }: WordsAsked): string[][] =>
  (field === 'title' ? [title] : [title, kicker, lead, text]).map((each) => wordsIn(each ?? ''));

const onlySpelling = ['stem', 'plural', 'prefix', 'typo'] as const;

function standsIn(
  there: string[],
  asked: WordsAsked,
  corpus: readonly Searchable[],
  more: Rule[] = [],
): boolean {
  const strict = new Set<Rule>([...more, ...(asked.quoted ? onlySpelling : [])]);
  const isMatch = (index: number, word: string | undefined, typos: boolean): boolean => {
    const prefix = asked.prefix && index === asked.words.length - 1;
    const looseness = { strict, prefix, typos };
    if (word === undefined) return false;
    return matchWord(known(asked.words[index]!), known(word), looseness) !== null;
  };
  const everywhere = corpus
    .flatMap((each) => fieldsOf(each, { ...asked, field: 'anywhere' }))
    .flat();
  const isMistyped = asked.words.map(
    (_, index) => !asked.quoted && !everywhere.some((word) => isMatch(index, word, false)),
  );
  return there.some((_, at) => {
    let next = at;
    return asked.words.every((_word, index) => {
      const typos = isMistyped[index] ?? false;
      if (index > 0 && there[next] === 'و' && !isMatch(index, 'و', typos)) next += 1;
      next += 1;
      return isMatch(index, there[next - 1], typos);
    });
  });
}

const words = [
  ...[
    'كتاب',
    'الكِتاب',
    'كتب',
    'والكتب',
    'مدرسة',
    'مدارس',
    'بالمدرسه',
    'أحمد',
    'احمد',
    'واحد',
    'أحد',
    'و',
  ],
  ...[
    'القدس',
    'للقدس',
    'مسؤول',
    'مسئولون',
    'پارك',
    'باركٌ',
    '١٢٣',
    '123',
    '1,230',
    'Café',
    'cafe',
    'a_b',
    'فلسطبن',
    'فلسطين',
  ],
];
const allWords = new Set(words.flatMap(wordsIn));
/** Whether a mark covers whole words of the corpus. */
const there = (mark: string): boolean => wordsIn(mark).every((word) => allWords.has(word));

const text = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' '));
const article = fc.record({ title: text, text }, { requiredKeys: ['title', 'text'] });
const part = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words).map((word) => word.slice(0, 2)),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([a, b]) => `"${a} ${b}"`),
  fc.constantFrom(...words).map((word) => `-${word}`),
  fc.constantFrom(...words).map((word) => `عنوان:${word}`),
  fc.constantFrom('OR'),
);

describe('the index', () => {
  it('finds what reading everything finds', () => {
    const corpus = fc.array(article, { minLength: 1, maxLength: 12 });
    const question = fc.tuple(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' '),
    );
    fc.assert(
      fc.property(corpus, question, fc.integer({ min: 0, max: 3 }), (all, [parts, tail], gone) => {
        const query = parts.join(' ') + tail;
        const articles = all.map((each, index) => ({
          ...each,
          id: index.toString(16).padStart(64, '0'),
        }));
        const index = createSearchIndex();
        index.add(articles);
        index.remove(articles.slice(0, gone).map(({ id }) => id));
        const left = articles.slice(gone);
        const tree = parseQuery(query);
        const wanted = left.filter((each) => tree !== null && holds(each, tree, left));
        const { hits, total } = index.query(query, 100);
        expect(hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id));
        expect(total).toBe(wanted.length);
        for (const { title, titleMarks, snippet, marks } of hits) {
          const marked = [
            ...titleMarks.map(([from, to]) => title.slice(from, to)),
            ...marks.map(([from, to]) => snippet.slice(from, to)),
          ];
          for (const each of marked) expect(each.trim()).not.toBe('');
          for (const each of marked) expect(there(each), each).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers any text', () => {
    const index = createSearchIndex();
    index.add([{ id: 'a'.repeat(64), title: 'كتاب', text: words.join(' ') }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(index.query(query, 10).total).toBeLessThanOrEqual(1);
      }),
    );
  });
});
