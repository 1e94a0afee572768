import * as v from 'valibot';
import { HashSchema } from './article';
import { MarkSchema } from './marks';
import type { Failure } from './result';

/** The forms in which marks are handed on, by how their files end. */
export const markForms = {
  md: 'Markdown',
  html: 'HTML',
  txt: 'TXT',
  csv: 'CSV',
  jsonld: 'JSON-LD',
};
export type MarkForm = keyof typeof markForms;

/** Whose marks are handed on: an article's, or with null those of the whole library. */
export const MarksWishSchema = v.strictObject({ articleId: v.nullable(HashSchema) });

/** What became of it. */
export interface MarksExported {
  readonly file: string;
  readonly marks: number;
}

/** The form that a file's name says; Markdown for any other. */
export function markFormOf(path: string): MarkForm {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return extension in markForms ? (extension as MarkForm) : 'md';
}

/** What became of marks that were brought in. */
export interface MarksImported {
  readonly added: number;
  /** Marks that were there already. */
  readonly known: number;
  /** Of those added, marks whose words are not in the text here: they are kept with their quote. */
  readonly lost: number;
  /** Marks of articles that are not in this library. */
  readonly strange: number;
}

/** The same for the window. */
export interface MarksBroughtIn {
  readonly counts: MarksImported;
  /** The marks that were added. */
  readonly ids: readonly string[];
  /** Why some could not be saved, or null. */
  readonly failure: Failure | null;
}

/** Marks that are to be removed, or to come back. */
export const MarksRemovedSchema = v.strictObject({
  ids: v.pipe(v.array(MarkSchema.entries.id), v.minLength(1), v.maxLength(100_000)),
  removed: v.boolean(),
});
