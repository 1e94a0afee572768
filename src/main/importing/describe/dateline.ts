import type { Published } from '#shared/article';
import { confidences } from '#shared/confidence';
import { parseDateline } from '#shared/text/dates';
import { before, parseRelativeDate } from '#shared/text/relativeDates';
import { anyOf, endsSentence, readFolded } from './foldedLine';

const maximumLength = 120;
/** A place or a name beside the date (`بيروت - السبت 3 فبراير 2024`) is no sentence yet. */
const maximumRest = 3;

/**
 * The moment that a line states when a date is all that it is for, with at most a place or a name
 * beside it (`alone`: nothing beside it); null for other lines. The words are kept as written.
 */
export function readDateline(line: string, alone = false): Published | null {
  if (line.length > maximumLength || !/\p{N}/u.test(line)) return null;
  const found = parseDateline(line);
  if (found === null) return null;
  const words = found.rest === '' ? 0 : found.rest.split(' ').length;
  const isDateline = words === 0 || (!alone && words <= maximumRest && !endsSentence(line));
  if (!isDateline) return null;
  const { instant, zone, doubt } = found;
  return { instant, zone, text: line, ...(doubt === undefined ? {} : { doubt }) };
}

const saved = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(['حفظ', 'حفظت', 'نسخة', 'اطلع عليه', 'saved', 'archived', 'retrieved', 'accessed'])})(?![\\p{L}])`,
  'u',
);

/** True for a line that says when a copy was made, against which `قبل ساعتين` can be understood. */
export const isSavedDate = (line: string): boolean => readFolded(line, saved) !== null;

const changed = new RegExp(
  `^(?:تم\\s+)?(?:${anyOf(['تحديث', 'التحديث', 'آخر تحديث', 'تحديثه', 'تعديل', 'last updated', 'updated', 'modified', 'mis à jour', 'modifié', 'به‌روزرسانی'])})(?![\\p{L}])`,
  'u',
);

/** True for a line that says when a text was changed, which is after it was published. */
export const isChangedDate = (line: string): boolean => readFolded(line, changed) !== null;

const label = new RegExp(
  `^(?:تم\\s+)?(?:${anyOf(['نشر', 'نشرت', 'نشره', 'نشرها', 'النشر', 'تاريخ', 'بتاريخ', 'أضيف', 'published', 'posted', 'date', 'publié', 'publiée', 'منتشر شده', 'انتشار'])})(?![\\p{L}])`,
  'u',
);

/** How sure a dateline is: less without a label, least when its weekday contradicts it or it is not understood. */
export function datelineConfidence({ instant, doubt, text }: Published): number {
  if (instant === null || doubt !== undefined) return confidences.assumed;
  return readFolded(text, label) === null ? confidences.placed : confidences.labelled;
}

/** True for a line that is nothing but `قبل ساعتين` or its like; a single word (`أمس`) may be a verse. */
export const isRelativeDateline = (line: string): boolean =>
  /\s/u.test(line) && parseRelativeDate(line) !== null;

/** What a relative dateline states, understood from the date of the copy; without one the words alone. */
export function readRelativeDateline(line: string, copy: Published | null): Published | null {
  const relative = isRelativeDateline(line) ? parseRelativeDate(line) : null;
  if (relative === null) return null;
  const reference = copy?.instant ?? null;
  return {
    instant: reference === null ? null : before(reference, relative),
    zone: null,
    text: line,
  };
}
