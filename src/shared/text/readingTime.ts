/**
 * Letters and digits read in a minute, from Trauzettel-Klosinski and Dietz, "Standardized Assessment
 * of Reading Performance" (IOVS 2012): Arabic 612, English 987. Languages in Arabic script are
 * reckoned as Arabic, all others as English.
 */
const charactersPerMinute = { arabicScript: 612, others: 987 };

const arabicScript = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd', 'arz', 'und']);

/** Whole minutes that a text takes to read, one at the least. */
export function readingMinutes(text: {
  readonly characterCount: number;
  readonly language: string;
}): number {
  const primary = text.language.split('-')[0] ?? 'und';
  const speed = arabicScript.has(primary)
    ? charactersPerMinute.arabicScript
    : charactersPerMinute.others;
  return Math.max(1, Math.round(text.characterCount / speed));
}
