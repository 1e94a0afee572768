import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Query, WordsAsked } from '#shared/text/querying/queryTree';
import type { Span } from '#shared/text/spans';

/** What of a query is shown as a chip of its own, with the stretch of the text that it was read from. */
export type QueryPart = { readonly span: Span; readonly negated: boolean } & (
  | { readonly kind: 'fact'; readonly name: string; readonly value: string }
  | { readonly kind: 'dates'; readonly from: string | null; readonly to: string | null }
  /** As it is typed: a phrase, alternatives, neighbours, words of a title, words that are not wanted. */
  | { readonly kind: 'words' | 'title'; readonly typed: string }
);

const named = /^[-\u2212\u2013]?(?:\p{L}[\p{L}\p{M}\u0640]*[:：])?/u;

/** What is typed of a part, without its minus and the name of its field. */
const valueTyped = (text: string, { start, end }: Span): string =>
  text.slice(start, end).replace(named, '');

function ofWords(text: string, query: WordsAsked, negated: boolean): QueryPart | null {
  const { span, field, quoted } = query;
  const typed = valueTyped(text, span);
  if (field === 'title') return { kind: 'title', typed, span, negated };
  const whole = negated ? typed : text.slice(span.start, span.end);
  return quoted || negated ? { kind: 'words', typed: whole, span, negated } : null;
}

/** The days that a month's name and its year mean, where they stand beside the words themselves. */
const writtenDays = (parts: readonly Query[], { start, end }: Span): Query | null =>
  parts.find(({ kind, span }) => kind === 'dates' && span.start === start && span.end === end) ??
  null;

function partOf(text: string, query: Query | null, negated: boolean): QueryPart | null {
  if (query === null) return null;
  const { span } = query;
  const either: QueryPart = {
    ...{ kind: 'words', typed: text.slice(span.start, span.end), span, negated },
  };
  switch (query.kind) {
    case 'not':
      return partOf(text, query.part, true);
    case 'fact':
      return { kind: 'fact', name: query.name, value: query.value, span, negated };
    case 'dates':
      return { kind: 'dates', from: query.from, to: query.to, span, negated };
    case 'words':
      return ofWords(text, query, negated);
    case 'any':
      return partOf(text, writtenDays(query.parts, span), negated) ?? either;
    case 'near':
    case 'all':
      return either;
  }
}

/** What a query asks for, all of which has to hold. */
function topOf(text: string): readonly Query[] {
  const query = parseQuery(text);
  if (query === null) return [];
  return query.kind === 'all' ? query.parts : [query];
}

/** The parts of a query that are more than words to be found, in the order in which they are typed. */
export function queryParts(text: string): readonly QueryPart[] {
  return topOf(text).flatMap((part) => partOf(text, part, false) ?? []);
}

/** What of a query is to be found in a text: all but what it asks of other things. */
export function wordsOfQuery(text: string): string {
  const others = topOf(text).filter(({ kind }) => ['fact', 'dates', 'not'].includes(kind));
  return others.reduceRight((rest, { span }) => withoutSpan(rest, span), text);
}

/** A query without a stretch of it. */
export function withoutSpan(text: string, { start, end }: Span): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
}

const padded = (text: string): string => ` ${text} `;

/** Whether a clause stands in a query by itself. */
export const hasClause = (text: string, clause: string): boolean =>
  padded(text).includes(padded(clause));

/** A query that is narrowed by a clause, or with one that it has already, no longer is; the words stay last. */
export function withClauseToggled(text: string, clause: string): string {
  if (!hasClause(text, clause)) return `${clause} ${text.trimStart()}`;
  const start = padded(text).indexOf(padded(clause));
  return withoutSpan(text, { start, end: start + clause.length });
}
