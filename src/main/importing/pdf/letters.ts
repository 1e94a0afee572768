import { advancesOf, type AdvanceOf } from './advances';
import type { Character, Letter, Placed } from './glyphs';
import { edgesOf } from './edges';
import { ownerFinder } from './markOwners';

/** What stands at a letter and takes no place of its own; joiners shape the letter before them. */
const mark = /^[\p{M}\u200c\u200d]+$/u;
const shadda = '\u0651';
const isLamAlef = (bases: readonly Character[]): boolean =>
  bases.length === 2 &&
  bases.some(({ text }) => text === 'ل') &&
  bases.some(({ text }) => /^[اأإآٱ]$/u.test(text));

/**
 * Puts the characters of a page together to letters: what shares a glyph is one, in the order in
 * which it is read, and each mark goes to the letter that it stands at.
 */
export function lettersOf(characters: readonly Character[]): readonly Letter[] {
  const spaces = characters.filter(({ text }) => text === ' ');
  const groups = groupsOf(characters.filter(({ text }) => text !== ' '));
  const advanceOf = advancesOf(
    groups.flatMap((group) => group.find(({ text }) => !mark.test(text)) ?? []),
  );
  const letters: Placed[] = [];
  const loose: { mark: Character; after: number }[] = [];
  const isRepeated = repetitions();
  let afterSpace: Character['afterSpace'] = 'no';
  for (const [at, group] of groups.entries()) {
    const bases = group.filter(({ text }) => !mark.test(text));
    const marks = group.filter(({ text }) => mark.test(text));
    const isSpaced = group.some((one) => one.afterSpace !== 'no');
    if (isSpaced) afterSpace = afterSpace === 'no' && marks.length === 0 ? 'yes' : 'maybe';
    if (bases.length > 0) {
      const letter = { ...joined(inOrder(bases, groups, at), marks, advanceOf), afterSpace };
      if (!isRepeated(letter)) letters.push(letter);
      afterSpace = 'no';
    } else loose.push(...marks.map((one) => ({ mark: one, after: letters.length })));
  }
  const ownerOf = ownerFinder(letters);
  const found = new Map<number, Character[]>();
  for (const { mark: one, after } of loose) {
    const owner = ownerOf(one, after);
    if (owner !== null) found.set(owner, [...(found.get(owner) ?? []), one]);
  }
  const whole = letters.map((letter, index) => ({
    ...letter,
    text: withMarks(letter.text, marksText(found.get(index) ?? [])).normalize('NFC'),
  }));
  return [...whole, ...spaces.map((space) => joined([space], [], advanceOf))].map(
    (letter, index) => ({
      ...letter,
      index,
      href: null,
    }),
  );
}

function isSamePlace(one: Character, other: Character): boolean {
  const near = other.size * 0.01;
  return Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near;
}

/** Runs of characters with one origin. */
function groupsOf(characters: readonly Character[]): readonly (readonly Character[])[] {
  const groups: Character[][] = [];
  for (const character of characters) {
    const open = groups.at(-1);
    const last = open?.[0];
    if (open !== undefined && last !== undefined && isSamePlace(last, character)) {
      open.push(character);
    } else groups.push([character]);
  }
  return groups;
}

/**
 * PDFium turns the characters of a line that runs from the right round, and those of a ligature with
 * them, though they were in reading order; where it did, the places before and after tell.
 */
function inOrder(
  bases: readonly Character[],
  groups: readonly (readonly Character[])[],
  at: number,
): readonly Character[] {
  const first = bases[0];
  if (bases.length < 2 || first === undefined) return bases;
  if (isLamAlef(bases)) return first.text === 'ل' ? bases : [...bases].reverse();
  const before = groups[at - 1]?.[0];
  const after = groups[at + 1]?.[0];
  const level = [before, after].filter((one) => one?.y === first.y);
  const isTurned = level.some((one) =>
    one === before ? first.x < (one?.x ?? 0) : (one?.x ?? 0) < first.x,
  );
  return isTurned ? [...bases].reverse() : bases;
}

function joined(
  bases: readonly Character[],
  marks: readonly Character[],
  advanceOf: AdvanceOf,
): Placed {
  const [first] = bases;
  if (first === undefined) throw new Error('a letter without a character');
  const { x, y, size, weight, afterSpace } = first;
  const text = withMarks(bases.map((base) => base.text).join(''), marksText(marks));
  const isPart = bases.every(({ loose }) => loose.right - loose.left < size * 0.02);
  return {
    text,
    x,
    y,
    size,
    weight,
    afterSpace,
    isPart,
    ...edgesOf(bases, marks, size, advanceOf),
  };
}

/** Some programs give the text of a letter and its mark with each of the two glyphs: whether it has been seen. */
function repetitions(): (letter: Placed) => boolean {
  const seen = new Map<string, Placed[]>();
  return (letter) => {
    if (letter.text.length < 2) return false;
    const alike = seen.get(letter.text) ?? [];
    const { x, y, size } = letter;
    const isRepeated = alike.some(
      (one) => Math.abs(one.x - x) < size * 0.1 && Math.abs(one.y - y) < size * 0.6,
    );
    if (!isRepeated) seen.set(letter.text, [...alike.slice(-maximumAlike), letter]);
    return isRepeated;
  };
}

/** How many of the same letters with the same marks are looked at again; a line holds fewer. */
const maximumAlike = 50;

/** In the ligature of lam and a bare alef, marks are the lam's. */
const withMarks = (text: string, marks: string): string =>
  text === 'لا' ? `ل${marks}ا` : `${text}${marks}`;

/** As people type them: the doubling before the vowel. */
const marksText = (marks: readonly Character[]): string =>
  marks
    .map(({ text }) => text)
    .sort((a, b) => Number(b === shadda) - Number(a === shadda))
    .join('');
