import { body, fields } from './postings';

/**
 * Where the words of each field begin among the places of a document. A word takes two places, so that
 * a lone و, as stray spaces make it, can stand between two words without keeping them apart.
 */
const rooms = [0, 1024, 1536, 4096] as const;
/** So much is left free behind a field that nothing in it is near to anything in the next one. */
const gap = 256;
const step = 2;

/** The place in `fields` of the field that a place is in. */
export function fieldAt(place: number): number {
  if (place >= rooms[3]) return body;
  if (place < rooms[1]) return 0;
  return place < rooms[2] ? 1 : 2;
}

/** From this place on no word is of the title. */
export const titleEnd: number = rooms[1];

/** How far the second of two words that stand side by side is from the first. */
export const besides = step;

const loneAnd = /^و[\u064b-\u0652\u0670]*$/u;

/** Whether a word is a lone و. */
export const isLoneAnd = (word: string): boolean => word.startsWith('و') && loneAnd.test(word);

/**
 * Tells of each word of a document's fields its place, in rising order of places; 0 is no word, and `isAnd`
 * says which numbers are a lone و. What is too long for a field's room is laid behind the body, as more of
 * it; several lone و in a row are one.
 */
export function layOut(
  words: readonly Uint32Array[],
  isAnd: readonly boolean[],
  visit: (word: number, place: number, field: number) => void,
): void {
  const rest: number[] = [];
  fields.forEach((_field, field) => {
    const own = words[field] ?? none;
    const room = (rooms[field + 1] ?? Infinity) - (rooms[field] ?? 0) - gap;
    const fitting = field === body ? own.length : Math.min(own.length, Math.floor(room / step) - 1);
    let place: number = rooms[field] ?? 0;
    const lay = (word: number): void => {
      const next = placeAfter(place, isAnd[word] === true);
      if (word > 0 && next > place) visit(word, next, field);
      place = next;
    };
    for (let at = 0; at < fitting; at += 1) lay(own[at] ?? 0);
    for (let at = fitting; at < own.length; at += 1) rest.push(own[at] ?? 0);
    if (field < body || rest.length === 0) return;
    place += gap;
    rest.forEach(lay);
  });
}

const none = new Uint32Array();

/** The place of a word behind the last place; the same for a lone و behind another. */
function placeAfter(last: number, isAnd: boolean): number {
  const isOdd = last % step === 1;
  if (isAnd) return isOdd ? last : last + 1;
  return isOdd ? last + 1 : last + step;
}

/** How far each word of a phrase is from its beginning; several lone و in a row have one place. */
export function offsetsOf(words: readonly string[]): readonly number[] {
  let next = 0;
  return words.map((word) => {
    if (isLoneAnd(word)) return next - 1;
    next += step;
    return next - step;
  });
}
