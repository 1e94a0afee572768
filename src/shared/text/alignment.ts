/** Where a pattern lies in a text with the least changes, in UTF-16 units. */
export interface Alignment {
  /** How many letters are other ones, missing, or too many. */
  readonly errors: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the stretch of a text that is likest to a pattern (Sellers 1980: edit distance with free ends). Takes
 * time by the product of both lengths, so that the text should be a window of a few hundred letters. Of stretches
 * with as many errors, the one that ends first.
 */
export function align(pattern: string, text: string): Alignment {
  const height = pattern.length;
  let [last, next] = [new Column(height), new Column(height)];
  for (let row = 0; row <= height; row += 1) last.cost[row] = row;
  let best: Alignment = { errors: height, start: 0, end: 0 };
  for (let at = 1; at <= text.length; at += 1) {
    fill(next, last, pattern, text.charCodeAt(at - 1), at);
    [last, next] = [next, last];
    const errors = last.cost[height] ?? height;
    if (errors < best.errors) best = { errors, start: last.begun[height] ?? 0, end: at };
  }
  return best;
}

/** How many changes each beginning of the pattern takes up to a letter of the text, and where that way began. */
class Column {
  readonly cost: Uint16Array;
  readonly begun: Uint32Array;
  constructor(height: number) {
    this.cost = new Uint16Array(height + 1);
    this.begun = new Uint32Array(height + 1);
  }
}

const at = (column: Uint16Array | Uint32Array, row: number): number => column[row] ?? 0;

function fill(next: Column, last: Column, pattern: string, letter: number, end: number): void {
  next.cost[0] = 0;
  next.begun[0] = end;
  for (let row = 1; row <= pattern.length; row += 1) {
    let least = at(last.cost, row - 1) + (pattern.charCodeAt(row - 1) === letter ? 0 : 1);
    let from = at(last.begun, row - 1);
    if (at(next.cost, row - 1) + 1 < least) {
      least = at(next.cost, row - 1) + 1;
      from = at(next.begun, row - 1);
    }
    if (at(last.cost, row) + 1 < least) {
      least = at(last.cost, row) + 1;
      from = at(last.begun, row);
    }
    next.cost[row] = least;
    next.begun[row] = from;
  }
}
