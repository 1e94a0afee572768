import * as v from 'valibot';
import { HashSchema } from './article';
import { ReadingRecordSchema } from './marks';
import type { Failure } from './result';

const { status, starred, archived, trashedAt, tags, distinctFrom } = ReadingRecordSchema.entries;

/** What a step changes; what is left out stays as it is. */
const StepFieldsSchema = v.strictObject({
  status: v.exactOptional(status),
  starred: v.exactOptional(starred),
  archived: v.exactOptional(archived),
  trashedAt: v.exactOptional(trashedAt),
  tags: v.exactOptional(tags),
  distinctFrom: v.exactOptional(distinctFrom),
});

/**
 * One change of an article's reading record that can be turned round. A field becomes what `to` says; a
 * list that is not what `from` says any more only gains and loses what the two differ in, so that words
 * that came from elsewhere meanwhile stay.
 */
export const ReadingStepSchema = v.strictObject({
  id: HashSchema,
  from: StepFieldsSchema,
  to: StepFieldsSchema,
});
export type ReadingStep = v.InferOutput<typeof ReadingStepSchema>;

/** What became of some steps. */
export interface ReadingsChanged {
  /** What was changed indeed; reversed, it puts back what each article had. */
  readonly done: readonly ReadingStep[];
  /** How many steps were of articles that are not in the library (any more). */
  readonly gone: number;
  /** Why the rest was not changed; null when nothing failed. */
  readonly failure: Failure | null;
}

/** The steps that lead back, the last one first. */
export const reversed = (steps: readonly ReadingStep[]): ReadingStep[] =>
  steps.map(({ id, from, to }) => ({ id, from: to, to: from })).reverse();
