import * as v from 'valibot';

const between = (low: number, high: number) =>
  v.pipe(v.number(), v.minValue(low), v.maxValue(high));

/** What the reader chose; every field has its default, so a store of an earlier version still reads. */
export const SettingsSchema = v.strictObject({
  locale: v.optional(v.picklist(['system', 'ar', 'en']), 'system'),
  theme: v.optional(v.picklist(['system', 'light', 'sepia', 'dark']), 'system'),
  /** The face of an article's Arabic; each has its Latin companion in the styles. */
  font: v.optional(v.picklist(['naskh', 'amiri', 'scheherazade', 'plex']), 'naskh'),
  /** CSS pixels. */
  fontSize: v.optional(between(14, 40), 21),
  /** A factor of the font's size. */
  lineHeight: v.optional(between(1.4, 2.8), 2),
  /** Root em. */
  columnWidth: v.optional(between(24, 64), 40),
  placesPane: v.optional(v.boolean(), true),
  listPane: v.optional(v.boolean(), true),
  /** CSS pixels. */
  placesWidth: v.optional(between(180, 360), 232),
  listWidth: v.optional(between(260, 560), 344),
  /** Days after which what lies in the trash is deleted for good; null for never. */
  trashDays: v.optional(v.nullable(v.pipe(between(1, 3650), v.integer())), 30),
  /** Whether backups are taken by themselves. */
  backups: v.optional(v.boolean(), true),
  /** The folder that the reader chose for them; null for the one beside the library. */
  backupFolder: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))), null),
  listOrder: v.optional(v.picklist(['published', 'added', 'title']), 'published'),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Some of the settings, to be changed together. */
export const SettingsChangeSchema = v.strictObject(
  Object.fromEntries(
    Object.entries(SettingsSchema.entries).map(([name, entry]) => [
      name,
      v.optional(entry.wrapped),
    ]),
  ) as { [K in keyof Settings]: v.OptionalSchema<SettingsEntry<K>, undefined> },
);
type SettingsEntry<K extends keyof Settings> = (typeof SettingsSchema.entries)[K]['wrapped'];
export type SettingsChange = v.InferOutput<typeof SettingsChangeSchema>;

/** The settings of a reader who has chosen nothing yet. */
export const defaultSettings: Settings = v.parse(SettingsSchema, {});
