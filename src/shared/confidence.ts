import * as v from 'valibot';

/**
 * The scale of confidence, by how an answer was come by; one step, not a measurement. What has none
 * was not found, or was read before confidences were kept.
 */
export const confidences = {
  /** The file states it in a field of its own. */
  stated: 1,
  /** Words or markup say what it is: `بقلم`, `المصدر:`, a heading, letters that only one language has. */
  labelled: 0.9,
  /** Its form and its place say so: a short line above a text, a date on a line of its own. */
  placed: 0.6,
  /** Nothing says so, or something contradicts it: the first words as a title, a date on the wrong weekday. */
  assumed: 0.3,
} as const;

const Step = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** How sure each found part of a description is, from 0 to 1 in the steps of `confidences`. */
export const ConfidenceSchema = v.strictObject({
  title: Step,
  kicker: Step,
  subtitle: Step,
  lead: Step,
  bylines: Step,
  source: Step,
  published: Step,
  language: Step,
  placeLine: Step,
});
export type Confidence = v.InferOutput<typeof ConfidenceSchema>;
