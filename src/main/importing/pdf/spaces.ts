import { arabicLetter, type Letter } from './glyphs';
import type { Fragment } from './rows';

/** In sizes of the letters: less than the narrowest space, and how much wider than between letters. */
const minimumSpace = 0.13;
const minimumDifference = 0.12;
/** The same where the engine thinks that there is a space, and where it sees none. */
const minimumGuess = 0.1;
const minimumUnseen = 0.25;
/** Where it thinks so of a mark, which it takes for a word of its own. */
const minimumDoubtful = 0.15;
/** How much of a line's usual space a guess and a doubtful guess must be at least. */
const guessShare = 0.4;
const doubtfulShare = 0.6;
/** Fewer spaces say nothing of what is usual. */
const enough = 3;

/** A letter of a line, and whether there is a space before it. */
interface SpacedLetter {
  readonly letter: Letter;
  readonly afterSpace: boolean;
  /** How far it stands from what is before it, in sizes. */
  readonly gap: number;
}

type Opinion = 'drawn' | 'yes' | 'raised' | 'maybe' | 'no' | 'none' | 'never';

/** The letters of a line from its left edge, with the spaces between them: those drawn, and gaps that are as wide. */
export function spacedLetters({ letters, size }: Fragment): readonly SpacedLetter[] {
  const pairs: { letter: Letter; opinion: Opinion; gap: number }[] = [];
  let before: Letter | null = null;
  let right = -Infinity;
  let isDrawn = false;
  for (const letter of letters) {
    if (letter.text.trim() === '') {
      isDrawn = true;
      continue;
    }
    const gap = before === null ? 0 : (letter.left - right) / (size || 1);
    const opinion = before === null ? 'never' : isDrawn ? 'drawn' : opinionOn(before, letter);
    pairs.push({ letter, opinion, gap });
    right = Math.max(right, letter.right);
    before = letter;
    isDrawn = false;
  }
  const least = leastSpaces(pairs);
  return pairs.map(({ letter, opinion, gap }) => ({
    letter,
    gap,
    afterSpace: opinion === 'drawn' || gap > least[opinion],
  }));
}

/** What the engine thinks of two letters, if they follow each other in the file, one way or the other. */
function opinionOn(left: Letter, right: Letter): Opinion {
  const isLigature = left.isPart && /^[اأإآٱ]/u.test(left.text) && right.text.startsWith('ل');
  if (isLigature) return 'never';
  if (Math.abs(left.index - right.index) !== 1) return 'none';
  const opinion = left.index < right.index ? right.afterSpace : left.afterSpace;
  // A letter that is raised by itself is a word of its own to the engine.
  const isRaised = Math.abs(left.y - right.y) > 0.02 * right.size;
  if (opinion === 'yes' && isRaised) return 'raised';
  // Of Arabic letters alone the engine may have another form's measure.
  const isMeasured = !arabicLetter.test(left.text) || !arabicLetter.test(right.text);
  return opinion === 'no' && isMeasured ? 'none' : opinion;
}

/** How wide a gap is a space, by the engine's opinion of it; more where letters are spaced out. */
function leastSpaces(
  pairs: readonly { readonly opinion: Opinion; readonly gap: number }[],
): Readonly<Record<Exclude<Opinion, 'drawn'>, number>> {
  const middle = (gaps: readonly number[]): number =>
    [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const sure = pairs.filter(({ opinion }) => opinion === 'yes').map(({ gap }) => gap);
  const space = sure.length < enough ? 0 : middle(sure);
  const none = Math.max(minimumSpace, middle(pairs.map(({ gap }) => gap)) + minimumDifference);
  return {
    yes: Math.max(minimumGuess, space * guessShare),
    raised: none,
    maybe: Math.max(minimumDoubtful, space * doubtfulShare, none),
    no: Math.max(minimumUnseen, none, space),
    none,
    never: Infinity,
  };
}
