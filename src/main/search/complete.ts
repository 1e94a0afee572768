import type { Completion } from '#shared/searching';
import { foldArabic } from '#shared/text/foldArabic';
import { toMatch } from '#shared/text/matching/matchWord';
import { piecesOf } from '#shared/text/querying/queryPieces';
import {
  fieldsBegun,
  statesBegun,
  valueBegun,
  type ValueBegun,
} from '#shared/text/querying/queryWords';
import type { Span } from '#shared/text/spans';
import { eachWord } from '#shared/text/wordSpans';
import type { KnownWord } from './suggest';

/** The fields whose values are names that the library has. */
export type NamedField = 'source' | 'programme' | 'tag' | 'language';

/** What of a library a query is completed with. */
export interface Completing {
  /** The words that begin with a folded form, the commonest first, about `most` of them. */
  begun(folded: string, most: number): readonly KnownWord[];
  /** The names of a field, and how many articles have each. */
  names(field: NamedField): ReadonlyMap<string, number>;
}

/** So many ways to go on are offered, and so many of them may be fields. */
const most = 8;
/** A field is offered from so many letters on, and a word too: one letter says nothing yet. */
const shortest = 2;

/** Puts a text in place of a stretch of the query; a space follows, or the rest of the query. */
function put(
  text: string,
  { start, end }: Span,
  by: string,
  isOpen = false,
): Omit<Completion, 'shown' | 'kind'> {
  const rest = text.slice(end);
  const space = isOpen || /^[\s"“”„»]/u.test(rest) ? '' : ' ';
  const before = `${text.slice(0, start)}${by}${space}`;
  const isSpaceNext = !isOpen && /^\s/u.test(rest);
  return { text: before + rest, caret: before.length + (isSpaceNext ? 1 : 0) };
}

/** Where what stands at the caret ends, beginning with a value. */
function endOfValue(text: string, start: number, caret: number): number {
  const piece = piecesOf(text).find((each) => each.start <= start && start < each.end);
  return Math.max(caret, piece?.end ?? caret);
}

/** A name as a value: in quotation marks when it is more than a word. */
function quoted(name: string): string {
  // A quotation mark in it would end it; the search reads words.
  const plain = name.replace(/[\s"“”„«»]+/gu, ' ').trim();
  return /^[\p{L}\p{M}\p{Nd}_-]+$/u.test(plain) ? plain : `"${plain}"`;
}

/** How a name begins as it was typed: 2 itself, 1 in one of its words, 0 not at all. */
function beginning(name: string, typed: string): number {
  const folded = foldArabic(name);
  if (folded.startsWith(typed)) return 2;
  let found = 0;
  eachWord(folded, (start) => {
    if (folded.startsWith(typed, start)) found = 1;
  });
  return found;
}

function namesBegun(names: ReadonlyMap<string, number>, typed: string): readonly string[] {
  const start = foldArabic(typed);
  return [...names]
    .map(([name, count]) => ({ name, count, begins: beginning(name, start) }))
    .filter(({ begins }) => begins > 0)
    .sort((a, b) => b.begins - a.begins || b.count - a.count)
    .map(({ name }) => name);
}

function valuesOf(value: ValueBegun, known: Completing): readonly string[] {
  const { field, name, typed } = value;
  if (field === 'is' || field === 'has') {
    return statesBegun(field, name, typed).map(({ text }) => text);
  }
  if (field === 'title' || field === 'date' || field === 'after' || field === 'before') return [];
  return namesBegun(known.names(field), typed);
}

function completeValue(
  text: string,
  caret: number,
  value: ValueBegun,
  known: Completing,
): Completion[] {
  const span = { start: value.start, end: endOfValue(text, value.start, caret) };
  return valuesOf(value, known)
    .slice(0, most)
    .map((shown) => ({ ...put(text, span, quoted(shown)), shown, kind: 'value' }));
}

/** The word that the caret stands in or behind; null for none. */
function wordAt(text: string, caret: number): Span | null {
  let found: Span | null = null;
  eachWord(text, (start, end) => {
    if (start < caret && caret <= end) found = { start, end };
  });
  return found;
}

/** Words of the library that go on as it was typed, with particles before them where there are none as they stand. */
function wordsBegun(typed: string, known: Completing): readonly string[] {
  const word = toMatch(typed);
  if (word.folded.length < shortest || /^\p{N}/u.test(word.folded)) return [];
  const found = new Map<string, string>();
  for (const { from } of word.readings) {
    const start = word.folded.slice(Math.max(0, from));
    if (from < 0 || start.length < shortest || found.size >= most) continue;
    const particles = word.letters.slice(0, from).join('');
    for (const { text, folded } of known.begun(start, most + 1)) {
      const whole = word.folded.slice(0, from) + folded;
      if (folded !== start && !found.has(whole)) found.set(whole, particles + text);
    }
  }
  return [...found.values()];
}

/** The field that a lone word at the caret may become; none in a quotation, or with something else beside the word. */
function completeField(text: string, caret: number, span: Span): Completion[] {
  const piece = piecesOf(text).find(({ start, end }) => start < caret && caret <= end);
  const isAlone =
    piece !== undefined && !piece.quoted && piece.at === span.start && piece.end === span.end;
  if (!isAlone || piece.name !== null) return [];
  return fieldsBegun(text.slice(span.start, caret)).map((field) => {
    const shown = `${field.text}:`;
    return { ...put(text, span, shown, true), shown, kind: 'field' };
  });
}

/**
 * The ways to go on with a query at the caret, the likeliest first: a field's name in the language of what
 * is typed, a field's value, or a word of the library. None where nothing has been begun.
 */
export function complete(text: string, caret: number, known: Completing): readonly Completion[] {
  const value = valueBegun(text.slice(0, caret));
  if (value !== null && value.field !== 'title') return completeValue(text, caret, value, known);
  const span = wordAt(text, caret);
  if (span === null || caret - span.start < shortest) return [];
  const typed = text.slice(span.start, caret);
  const words = wordsBegun(typed, known).map((shown): Completion => {
    return { ...put(text, span, shown), shown, kind: 'word' };
  });
  return [...completeField(text, caret, span), ...words].slice(0, most);
}
