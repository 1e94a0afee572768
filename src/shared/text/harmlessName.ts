/** Controls, and the marks that turn what stands behind them round (UAX #9: embeddings, overrides, isolates). */
const harmful = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/gu;
const maximumLength = 1_000;

/** A file's name without what would make it look like another (`gpj.exe`); its letters stay as they are. */
export function harmlessName(name: string): string {
  return name.replace(harmful, '').slice(0, maximumLength);
}
