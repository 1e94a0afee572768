import * as v from 'valibot';

/** What a line of a file can be: a field of the article, its text, or no part of it. */
export const lineRoles = [
  'title',
  'kicker',
  'subtitle',
  'lead',
  'byline',
  'source',
  'date',
  'body',
  'left-out',
] as const;
export type LineRole = (typeof lineRoles)[number];

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000));
const words = v.pipe(v.string(), v.maxLength(2_000));

/**
 * What a reader corrected of an importer's guesses. `lines` says what lines of the file are, by their
 * whole text as it stands there; `fields` has the reader's own words for a field, empty for none.
 * Both hold whenever the original is read again.
 */
export const CorrectionsSchema = v.strictObject({
  lines: v.pipe(
    v.array(v.strictObject({ text: line, is: v.picklist(lineRoles) })),
    v.maxLength(1_000),
  ),
  fields: v.partial(
    v.strictObject({
      title: words,
      kicker: words,
      subtitle: words,
      lead: words,
      source: words,
      /** The date in words or digits, read as a dateline would be. */
      date: words,
      /** One name, or several parted by commas or «و». */
      byline: words,
    }),
  ),
});
export type Corrections = v.InferOutput<typeof CorrectionsSchema>;

/** The fields that a reader may put into words of their own. */
export type CorrectedField = keyof Corrections['fields'];

/** Nothing corrected. */
export const noCorrections: Corrections = { lines: [], fields: {} };
