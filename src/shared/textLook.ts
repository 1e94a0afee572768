import * as v from 'valibot';

const between = (low: number, high: number) =>
  v.pipe(v.number(), v.minValue(low), v.maxValue(high));

/** The faces that an article's Arabic can be set in, in the order they are offered. */
export const faceNames = [
  ...(['naskh', 'amiri', 'scheherazade', 'plex'] as const),
  ...(['vazirmatn', 'nastaliq', 'readex'] as const),
] as const;

/** The faces for Latin letters: the Arabic face's own companion, or one for all. */
export const latinFaceNames = ['companion', 'serif', 'atkinson', 'dyslexic'] as const;

const fontName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A font of the system: its family, and the full names of its regular and bold faces. */
export const InstalledFontSchema = v.strictObject({
  family: fontName,
  regular: fontName,
  bold: v.nullable(fontName),
});
export type InstalledFont = v.InferOutput<typeof InstalledFontSchema>;

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

/** A reader's own colours, each as `#rrggbb`: of the page, its text and its links. */
export const OwnColoursSchema = v.strictObject({ paper: colour, ink: colour, link: colour });
export type OwnColours = v.InferOutput<typeof OwnColoursSchema>;

/** How articles are set and shown: what can be chosen for all, for one alone, and kept under a name. */
export const textEntries = {
  /** The face of an article's Arabic; each has its Latin companion in the styles. */
  font: v.optional(v.picklist(faceNames), 'naskh'),
  latinFace: v.optional(v.picklist(latinFaceNames), 'companion'),
  /** Fonts of the system in their stead. */
  arabicFont: v.optional(v.nullable(InstalledFontSchema), null),
  latinFont: v.optional(v.nullable(InstalledFontSchema), null),
  /** CSS pixels. */
  fontSize: v.optional(between(14, 40), 21),
  /** A factor of the font's size. */
  lineHeight: v.optional(between(1.4, 2.8), 2),
  /** Root em. */
  columnWidth: v.optional(between(24, 64), 40),
  /** The least room beside the column. */
  margins: v.optional(v.picklist(['narrow', 'medium', 'wide']), 'medium'),
  /** Whether lines end at one edge; spaces alone are stretched for it, never letters. */
  justified: v.optional(v.boolean(), false),
  /** What tells where a paragraph begins: room above it, or an indent of its first line. */
  paragraphs: v.optional(v.picklist(['space', 'indent']), 'space'),
  /** The room above a paragraph, in em. */
  paragraphGap: v.optional(between(0.2, 2.4), 1),
  /** One long page that is scrolled, or pages that are turned: one at a time, or two side by side. */
  flow: v.optional(v.picklist(['scroll', 'pages', 'spread']), 'scroll'),
  /** Whether vowel signs are shown where a text has them. */
  tashkeel: v.optional(v.boolean(), true),
  /** The digits that articles are shown with: as they are written, ٠١٢, or 012. */
  digits: v.optional(v.picklist(['written', 'arabic', 'latin']), 'written'),
};

type TextEntries = typeof textEntries;
export type TextSetting = keyof TextEntries;

/** The names of all settings of the text. */
export const textSettings = Object.keys(textEntries) as readonly TextSetting[];

type LookEntry<K extends TextSetting> = v.SchemaWithFallback<
  v.OptionalSchema<TextEntries[K]['wrapped'], undefined>,
  undefined
>;

/** Some settings of the text; a value that a later program knows and this one does not says nothing. */
export const TextLookSchema = v.object(
  Object.fromEntries(
    Object.entries(textEntries).map(([name, { wrapped }]) => [
      name,
      v.fallback(v.optional(wrapped as v.GenericSchema), undefined),
    ]),
  ) as { [K in TextSetting]: LookEntry<K> },
);
export type TextLook = v.InferOutput<typeof TextLookSchema>;

/** A look that the reader gave a name. */
export const PresetSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  look: TextLookSchema,
});
export type Preset = v.InferOutput<typeof PresetSchema>;
