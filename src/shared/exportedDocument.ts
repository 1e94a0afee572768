import * as v from 'valibot';
import { HashSchema } from './article';
import { monthRegions } from './text/monthRegion';

/** The forms in which articles can be handed on to be read elsewhere. */
export const documentFormats = ['html', 'epub', 'docx', 'markdown', 'text'] as const;
export type DocumentFormatName = (typeof documentFormats)[number];

/** What the reader wishes to hand on: which articles, in which form, with the marks and notes on them or without. */
export const DocumentWishSchema = v.strictObject({
  ids: v.pipe(v.array(HashSchema), v.minLength(1), v.maxLength(100_000)),
  format: v.picklist(documentFormats),
  withMarks: v.boolean(),
  /** Whose Arabic names of the months dates are written with. */
  months: v.optional(v.picklist(monthRegions), 'fibrayir'),
});
export type DocumentWish = v.InferOutput<typeof DocumentWishSchema>;

/** How a file of that form ends; several articles in Markdown are an archive of files. */
export function documentExtension(format: DocumentFormatName, articles: number): string {
  if (format === 'markdown') return articles === 1 ? 'md' : 'zip';
  return format === 'text' ? 'txt' : format;
}
