import * as v from 'valibot';
import { markColours } from './marks';
import { ChosenKeysSchema } from './shortcuts';
import { monthRegions } from './text/monthRegion';
import { OwnColoursSchema, PresetSchema, textEntries, TextLookSchema } from './textLook';

const between = (low: number, high: number) =>
  v.pipe(v.number(), v.minValue(low), v.maxValue(high));

/** What the reader chose; every field has its default, so a store of an earlier version still reads. */
export const SettingsSchema = v.strictObject({
  locale: v.optional(v.picklist(['system', 'ar', 'en']), 'system'),
  theme: v.optional(
    v.picklist(['system', 'light', 'sepia', 'dark', 'black', 'contrast']),
    'system',
  ),
  /** The colour that the next highlight gets: the last one that was chosen. */
  markColour: v.optional(v.picklist(markColours), 'yellow'),
  /** The reader's own colours in place of a theme's. */
  ownColours: v.optional(v.nullable(OwnColoursSchema), null),
  ...textEntries,
  /** Looks with a name, in the order they were made. */
  presets: v.optional(v.array(PresetSchema), []),
  /** What is otherwise in one article alone, by its id; the one that was changed last comes last. */
  articleLooks: v.optional(v.record(v.string(), TextLookSchema), {}),
  /** What helps the eye to stay where it is: a bar over the line being read, the other paragraphs dimmed. */
  readingRuler: v.optional(v.boolean(), false),
  paragraphFocus: v.optional(v.boolean(), false),
  /** Lines a minute, when the page moves by itself. */
  scrollSpeed: v.optional(between(4, 60), 14),
  /** Whose Arabic names of the months dates are shown with. */
  monthNames: v.optional(v.picklist(['system', ...monthRegions]), 'system'),
  /** How fast articles are read aloud: a factor of the voice's own rate. */
  speechRate: v.optional(between(0.5, 3), 1),
  /** The voices that the reader chose, each by the name that its system gives it, by language. */
  voices: v.optional(
    v.record(
      v.pipe(v.string(), v.minLength(1), v.maxLength(35)),
      v.pipe(v.string(), v.maxLength(300)),
    ),
    {},
  ),
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
  /** The keys of commands that the reader gave others than their own. */
  shortcuts: v.optional(ChosenKeysSchema, {}),
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
