/** What readers begin with, the commonest first: letters, and the article. */
const beginnings = 'ا ال م و ف ب ت ي ك س ع ل ن ح ر ق أ ش ه ج د إ خ ص ط غ'.split(' ');
/** Fewer articles answer any letter at once. */
const fewest = 5_000;

/**
 * What makes the first letters that are typed as quick as later ones: each call asks for one of them, which leads
 * to the terms that begin most, reads their postings and has the code compiled; false when there is none left.
 */
export function createWarming(
  size: () => number,
  ask: (letters: string) => unknown,
): () => boolean {
  const left = [...beginnings];
  return () => {
    const [letters] = size() < fewest ? [] : left.splice(0, 1);
    if (letters !== undefined) ask(letters);
    return letters !== undefined;
  };
}
