import type { Request } from '#shared/api';
import type { Mark as ReadersMark } from '#shared/marks';
import type { Mark, MarkHit, SearchAnswer, SearchHit } from '#shared/searching';
import { placesOf, placeWords, type Place } from '#shared/text/matching/placedWords';
import type { Rule } from '#shared/text/matching/rules';
import { seek, type Sought } from '#shared/text/matching/seek';
import { createVocabulary } from '#shared/text/matching/vocabulary';
import { articleText } from '#shared/text/plainText';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { wordsAsked, type Query, type WordsAsked } from '#shared/text/querying/queryTree';
import { mergeSpans } from '#shared/text/spans';
import { facetsOf, holdsFact, isWithin } from './fakeFacets';
import type { Sample } from './samples';

/** What a fake search is made on. */
export interface FakeSearched {
  readonly entries: readonly Sample[];
  readonly bookmarks: readonly ReadersMark[];
}

const snippetLength = 160;
const none: SearchAnswer = {
  ...{ total: 0, isCounted: true, ms: 1, hits: [], marks: [] },
  ...{ suggestion: null, pending: 0 },
  facets: { source: [], programme: [], year: [], tag: [], language: [] },
};

/** The words of all texts, and where what is asked stands in any of them, by the program's own rules. */
function createFinding(
  texts: readonly string[],
  asked: readonly WordsAsked[],
  strict: readonly Rule[],
) {
  const vocabulary = createVocabulary();
  const and = vocabulary.idOf('و');
  const placed = new Map(texts.map((text) => [text, placeWords(text, vocabulary)]));
  const options = { strict: new Set(strict), isThere: () => true };
  const sought = asked.map((each) => seek(each, vocabulary, options));
  const placesIn = (text: string, some: readonly Sought[] = sought): readonly Place[] =>
    placesOf(placed.get(text) ?? placeWords('', vocabulary), some, and);

  /** Why one of the words asked stands in some texts: by the way that changes it least. */
  function rulesOf({ matches }: Sought, there: readonly string[]): readonly Rule[] {
    const ids = new Set(there.flatMap((text) => [...(placed.get(text)?.ids ?? [])]));
    return matches.flatMap((match) => {
      const found = [...ids].flatMap((id) => match.get(id) ?? []);
      return found.sort((a, b) => b.worth - a.worth)[0]?.rules ?? [];
    });
  }
  return { vocabulary, sought, placesIn, rulesOf };
}

type Finding = ReturnType<typeof createFinding>;

const textsOf = ({ article }: Sample): readonly string[] => [
  article.title,
  [article.lead ?? '', articleText(article.body)].join('\n'),
];

function holds(
  query: Query,
  entry: Sample,
  finding: Finding,
  { bookmarks }: FakeSearched,
): boolean {
  const inner = (part: Query): boolean => holds(part, entry, finding, { entries: [], bookmarks });
  const [title = '', text = ''] = textsOf(entry);
  switch (query.kind) {
    case 'words': {
      const own = finding.sought.filter(({ asked }) => asked === query);
      const fields = query.field === 'title' ? [title] : [title, text];
      return fields.some((field) => finding.placesIn(field, own).length > 0);
    }
    case 'near':
      return inner(query.left) && inner(query.right);
    case 'all':
      return query.parts.every(inner);
    case 'any':
      return query.parts.some(inner);
    case 'not':
      return !inner(query.part);
    case 'dates':
      return isWithin(entry, query);
    case 'fact':
      return holdsFact(entry, query, bookmarks);
  }
}

/** All words of a query, also those that are not wanted. */
function everyWord(query: Query): readonly WordsAsked[] {
  if (query.kind === 'not') return everyWord(query.part);
  if (query.kind === 'all' || query.kind === 'any') return query.parts.flatMap(everyWord);
  return wordsAsked(query);
}

const marksOf = (places: readonly Place[]): readonly Mark[] =>
  mergeSpans(places).map(({ start, end }): Mark => [start, end]);

function excerpt(text: string, places: readonly Place[]) {
  const first = Math.max(0, (places[0]?.start ?? 0) - 40);
  const start = first === 0 ? 0 : text.indexOf(' ', first) + 1;
  const marks = marksOf(places)
    .filter(([from, to]) => from >= start && to <= start + snippetLength)
    .map(([from, to]): Mark => [from - start, to - start]);
  return { snippet: text.slice(start, start + snippetLength), marks };
}

function hitOf(entry: Sample, finding: Finding): SearchHit {
  const [title = '', text = ''] = textsOf(entry);
  return {
    ...{ id: entry.article.id, title, titleMarks: marksOf(finding.placesIn(title)) },
    ...excerpt(text, finding.placesIn(text)),
    rules: [...new Set(finding.sought.flatMap((each) => finding.rulesOf(each, [title, text])))],
  };
}

function markHits(bookmarks: readonly ReadersMark[], finding: Finding): MarkHit[] {
  return bookmarks.flatMap(({ id, articleId, note, selector }) =>
    (['quote', 'note'] as const).flatMap((where) => {
      const text = where === 'note' ? note : selector.quote.exact;
      const places = finding.placesIn(text);
      const found = new Set(places.map(({ sought }) => sought)).size;
      if (found === 0 || found < finding.sought.length) return [];
      return [{ bookmarkId: id, articleId, where, ...excerpt(text, places) }];
    }),
  );
}

/** The query with the words of the library in place of those that were taken for mistyped; null without any. */
function suggestionOf(text: string, finding: Finding, entries: readonly Sample[]): string | null {
  let [better, shift] = [text, 0];
  const words = entries.flatMap((entry) =>
    textsOf(entry).flatMap((each) => each.split(/[\s،.؟:«»()]+/u)),
  );
  for (const { asked, matches } of finding.sought) {
    const [match] = matches;
    const meant = words.find((word) =>
      match?.get(finding.vocabulary.idOf(word))?.rules.includes('typo'),
    );
    if (meant === undefined || asked.words.length > 1) continue;
    const { start, end } = asked.span;
    better = better.slice(0, start + shift) + meant + better.slice(end + shift);
    shift += meant.length - (end - start);
  }
  return better === text ? null : better;
}

/** Answers a query over sample articles and bookmarks, by the functions that the program itself judges words by. */
export function fakeSearch(
  { entries, bookmarks }: FakeSearched,
  { text, limit, strict }: Request<'search:query'>,
): SearchAnswer {
  const query = parseQuery(text);
  if (query === null) return none;
  const living = entries.filter(({ reading }) => reading.trashedAt === null);
  const quotes = bookmarks.flatMap(({ note, selector }) => [note, selector.quote.exact]);
  const all = createFinding([...living.flatMap(textsOf), ...quotes], everyWord(query), strict);
  const wanted = new Set(wordsAsked(query));
  const finding = { ...all, sought: all.sought.filter(({ asked }) => wanted.has(asked)) };
  const searched = { entries: living, bookmarks };
  const found = living.filter((entry) => holds(query, entry, all, searched));
  return {
    ...none,
    total: found.length,
    hits: found.slice(0, limit).map((entry) => hitOf(entry, finding)),
    marks: markHits(bookmarks, finding),
    facets: facetsOf(found),
    suggestion: suggestionOf(text, finding, living),
  };
}
