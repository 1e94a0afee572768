/** How much of a text was read: its words whatever their order, and runs of four words, which tell the order. */
export interface Score {
  readonly words: number;
  readonly order: number;
}

const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function runsOf(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}

/** The harmonic mean of precision and recall over two multisets. */
function f1(found: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of wanted) left.set(one, (left.get(one) ?? 0) + 1);
  let shared = 0;
  for (const one of found) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    shared += 1;
  }
  return found.length + wanted.length === 0 ? 1 : (2 * shared) / (found.length + wanted.length);
}

/** Compares what was read with what was printed, to the letter and to the last mark. */
export function score(found: string, wanted: string): Score {
  const [read, printed] = [wordsOf(found), wordsOf(wanted)];
  return { words: f1(read, printed), order: f1(runsOf(read, 4), runsOf(printed, 4)) };
}
