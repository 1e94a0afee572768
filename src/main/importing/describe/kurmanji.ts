/**
 * True for words of Kurdish in Latin script, which the statistics do not know: no neighbour writes so
 * many words with `î` and `û` beside so many with the consonants that French and Romanian hardly use.
 */
export function isKurmanji(words: readonly string[]): boolean {
  const share = (letters: RegExp): number =>
    words.filter((word) => letters.test(word)).length / words.length;
  return (
    share(/[îû]/iu) >= 0.1 &&
    share(/[êîû]/iu) >= 0.25 &&
    share(/[kwxş]/iu) >= 0.2 &&
    !share(/[ăđơư]/iu)
  );
}
