import fc from 'fast-check';
import type { Searchable } from '#shared/searchable';
import { matchWord, toMatch, type MatchWord } from '#shared/text/matching/matchWord';
import type { Rule } from '#shared/text/matching/rules';
import type { Query, WordsAsked } from '#shared/text/querying/queryTree';
import { eachWord } from '#shared/text/wordSpans';

const matchable = new Map<string, MatchWord>();

function known(word: string): MatchWord {
  const answer = matchable.get(word) ?? toMatch(word);
  matchable.set(word, answer);
  return answer;
}

/** Reads every word of every article against every word asked: slow, and with nothing to go wrong. */
export function holds(article: Searchable, query: Query, corpus: readonly Searchable[]): boolean {
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

/** Several lone و in a row are one, in a text as in what is asked. */
const once = (words: readonly string[]): string[] =>
  words.filter((word, at) => word !== 'و' || words[at - 1] !== 'و');

function standsIn(
  found: string[],
  typed: WordsAsked,
  corpus: readonly Searchable[],
  more: Rule[] = [],
): boolean {
  const there = once(found);
  const asked = { ...typed, words: once(typed.words) };
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
      while (index > 0 && there[next] === 'و' && !isMatch(index, 'و', typos)) next += 1;
      next += 1;
      return isMatch(index, there[next - 1], typos);
    });
  });
}

/** Words that are alike in all ways, and some that are not. */
export const words = [
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
export const there = (mark: string): boolean => wordsIn(mark).every((word) => allWords.has(word));

const text = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' '));
/** An article without its id. */
export const anyArticle = fc.record({ title: text, text }, { requiredKeys: ['title', 'text'] });
/** A piece of a query. */
export const anyPart = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words).map((word) => word.slice(0, 2)),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([a, b]) => `"${a} ${b}"`),
  fc.constantFrom(...words).map((word) => `-${word}`),
  fc.constantFrom(...words).map((word) => `عنوان:${word}`),
  fc.constantFrom('OR'),
);
