/** A term as its UTF-16 units; what lies behind its length is of others. */
export interface Units {
  readonly units: Uint16Array;
  readonly length: number;
}

/** The units of one term after the other. */
export class TermUnits implements Units {
  units = new Uint16Array(256);
  length = 0;

  set(term: string): void {
    if (term.length > this.units.length) this.units = new Uint16Array(term.length * 2);
    for (let at = 0; at < term.length; at += 1) this.units[at] = term.charCodeAt(at);
    this.length = term.length;
  }
}

/** Less than 0 for a term that stands before another, 0 for the same one. */
export function compareUnits(a: Units, b: Units): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at += 1) {
    const apart = (a.units[at] ?? 0) - (b.units[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}
