import type { CorrectedField, Corrections, LineRole } from '#shared/corrections';

/** What the reader can say that a line is. */
export type GivenRole = LineRole;

/** A line on the page: its whole text, and what it was taken for. */
export interface CorrectableLine {
  readonly text: string;
  readonly is: GivenRole;
}

/** The roles in the order in which they are offered. */
export const offeredRoles: readonly GivenRole[] = [
  ...(['title', 'kicker', 'subtitle', 'lead'] as const),
  ...(['byline', 'source', 'date', 'body', 'left-out'] as const),
];

/** Read out of a line that also has a label, so that the line itself is known no more. */
const labelled: ReadonlySet<GivenRole> = new Set(['byline', 'source', 'date']);

/** Corrections with one more: what a line of the page is. The last word on a line counts. */
export function withLine(
  { lines, fields }: Corrections,
  { text, is }: CorrectableLine,
  role: GivenRole,
): Corrections {
  if (labelled.has(is) && role === 'body') {
    return withFields({ lines: lines.filter((each) => each.text !== text), fields }, { [is]: '' });
  }
  const others = lines.filter((line) => line.text !== text);
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== role));
  return { lines: [...others, { text, is: role }], fields: rest };
}

/** Corrections with fields in other words. */
export function withFields(
  { lines, fields }: Corrections,
  changed: Partial<Record<CorrectedField, string>>,
): Corrections {
  const given = Object.entries(changed).filter(([, words]) => words !== undefined);
  return { lines, fields: { ...fields, ...Object.fromEntries(given) } };
}
