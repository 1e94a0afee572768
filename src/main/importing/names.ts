/** Controls, and the marks that turn what stands behind them round (UAX #9: embeddings, overrides, isolates). */
const harmful = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/gu;
const maximumPath = 1_000;

/** A file's name without what would make it look like another (`gpj.exe`); its letters stay as they are. */
export function harmlessName(name: string): string {
  return name.replace(harmful, '').slice(0, maximumPath);
}

/** A path in an archive in the same way, without empty parts, `.` and `..`; it is shown, never opened. */
export function harmlessPath(path: string): string {
  return harmlessName(path)
    .split('/')
    .filter((part) => !['', '.', '..'].includes(part))
    .join('/');
}
