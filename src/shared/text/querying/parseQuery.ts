import type { Span } from '../spans';
import { eachWord } from '../wordSpans';
import { readDays, writtenDays } from './queryDates';
import { fieldNamed, saysNear, saysOr, valueNamed } from './queryNames';
import { piecesOf, type QueryPiece } from './queryPieces';
import type { DatesAsked, FactAsked, Query, WordField, WordsAsked } from './queryTree';

function wordsIn(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(text.slice(start, end)));
  return words;
}

/** The words of a piece, one after the other; null when there are none. */
function wordsOf(
  piece: QueryPiece,
  field: WordField,
  isLast: boolean,
  text = piece.text,
): WordsAsked | null {
  const words = wordsIn(text);
  if (words.length === 0) return null;
  const prefix = !piece.quoted && (piece.starred || isLast);
  const { start, end, quoted } = piece;
  return { kind: 'words', words, quoted, prefix, field, span: { start, end } };
}

function ofDates(piece: QueryPiece, field: 'date' | 'after' | 'before'): DatesAsked | null {
  const days = readDays(piece.text);
  if (days === null) return null;
  const { start, end } = piece;
  // What is named counts in on either side: after:2024 begins with its first day.
  const from = field === 'before' ? null : days.from;
  return { kind: 'dates', from, to: field === 'after' ? null : days.to, span: { start, end } };
}

function ofFact(piece: QueryPiece, name: FactAsked['name']): FactAsked | null {
  const isNamed = name === 'is' || name === 'has' || name === 'language';
  const value = isNamed ? valueNamed(name, piece.text) : piece.text;
  if (value === null || wordsIn(value).length === 0) return null;
  const { start, end, quoted: whole } = piece;
  return { kind: 'fact', name, value, whole, span: { start, end } };
}

function ofField(piece: QueryPiece, isLast: boolean): Query | null {
  const field = piece.name === null ? null : fieldNamed(piece.name);
  if (field === null) return null;
  if (field === 'title') return wordsOf(piece, 'title', isLast);
  if (field === 'date' || field === 'after' || field === 'before') return ofDates(piece, field);
  return ofFact(piece, field);
}

/** One piece as a query; what is no field, date or state is words. Null for a piece without any. */
function ofPiece(text: string, piece: QueryPiece, isLast: boolean): Query | null {
  const whole =
    piece.name === null ? piece.text : text.slice(piece.at - piece.name.length - 1, piece.end);
  const part = ofField(piece, isLast) ?? wordsOf(piece, 'anywhere', isLast, whole);
  if (part === null || !piece.negated) return part;
  return { kind: 'not', part: withoutPrefix(part), span: part.span };
}

/** What is not wanted is named whole: -كتاب must not take كتابة away while it is typed. */
const withoutPrefix = (part: Query): Query =>
  part.kind === 'words' ? { ...part, prefix: false } : part;

const around = (parts: readonly Query[]): Span => ({
  start: parts[0]?.span.start ?? 0,
  end: parts.at(-1)?.span.end ?? 0,
});

/** Joins the last part and a new one as alternatives. */
function either(parts: Query[], next: Query): void {
  const last = parts.pop();
  if (last === undefined) parts.push(next);
  else {
    const both = last.kind === 'any' ? [...last.parts, next] : [last, next];
    parts.push({ kind: 'any', parts: both, span: around(both) });
  }
}

type Joint = 'and' | 'or' | number;

/** What a piece between two others says of them; null when it is asked for itself. */
function jointOf(piece: QueryPiece): Joint | null {
  if (piece.quoted || piece.negated || piece.name !== null) return null;
  return saysOr(piece.text) ? 'or' : saysNear(piece.text);
}

function join(parts: Query[], joint: Joint, part: Query): void {
  const last = parts.at(-1);
  if (joint === 'or') either(parts, part);
  else if (joint !== 'and' && last?.kind === 'words' && part.kind === 'words') {
    const span = around([last, part]);
    parts[parts.length - 1] = { kind: 'near', left: last, right: part, within: joint, span };
  } else parts.push(part);
}

function readPieces(text: string, pieces: readonly QueryPiece[]): Query[] {
  const parts: Query[] = [];
  let joint: Joint = 'and';
  pieces.forEach((piece, index) => {
    const isLast = index === pieces.length - 1;
    const says = parts.length > 0 && !isLast ? jointOf(piece) : null;
    const part = says === null ? ofPiece(text, piece, isLast && piece.end === text.length) : null;
    if (part !== null) join(parts, joint, part);
    if (says !== null || part !== null) joint = says ?? 'and';
  });
  return parts;
}

/** Puts the days that a month's name and a year mean beside the words themselves. */
function withDates(text: string, parts: readonly Query[]): Query[] {
  let result = [...parts];
  for (const { span, days } of writtenDays(text)) {
    const isInside = (part: Query): boolean =>
      part.kind === 'words' &&
      !part.quoted &&
      part.span.start >= span.start &&
      part.span.end <= span.end;
    const inside = result.filter(isInside);
    if (inside.length < 2) continue;
    const first = result.findIndex(isInside);
    const words: Query = { kind: 'all', parts: inside, span };
    const both: Query = { kind: 'any', parts: [words, { kind: 'dates', ...days, span }], span };
    result = result.filter((part) => !isInside(part));
    result.splice(first, 0, both);
  }
  return result;
}

/** One letter و alone is a stray particle beside other words. */
const isStray = (part: Query): boolean =>
  part.kind === 'words' && !part.quoted && part.words.length === 1 && part.words[0] === 'و';

/**
 * Reads a query as a reader types it: words (all of them), "phrases", -not, OR (أو), NEAR/5 (قرب/5),
 * word*, and fields as title:, source:, programme:, tag:, language:, date:, after:, before:, is:, has: with their Arabic
 * names. What is none of these is words; there is no error. Null when nothing is asked for.
 */
export function parseQuery(text: string): Query | null {
  const parts = withDates(text, readPieces(text, piecesOf(text)));
  const wanted = parts.length > 1 ? parts.filter((part) => !isStray(part)) : parts;
  const all = wanted.length === 0 ? parts : wanted;
  const [first] = all;
  if (first === undefined) return null;
  return all.length === 1 ? first : { kind: 'all', parts: all, span: around(all) };
}
