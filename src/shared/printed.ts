import * as v from 'valibot';
import { DirectionSchema } from './article';

const line = v.pipe(v.string(), v.maxLength(500));

/** What is to stand on each page of paper beside the article that is in the window. */
export const PrintedSchema = v.strictObject({
  title: line,
  /** Title and source, above each page; empty for an engine whose pages say that themselves. */
  header: line,
  direction: DirectionSchema,
});
export type Printed = v.InferOutput<typeof PrintedSchema>;
