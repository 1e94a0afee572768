/** A piece of a typed query, up to a space or to the end of a quotation. */
export interface QueryPiece {
  readonly start: number;
  readonly end: number;
  /** Begins with a minus. */
  readonly negated: boolean;
  /** What stands before the colon; null without one. */
  readonly name: string | null;
  /** What is asked, without minus, name, quotation marks and star; `at` is where it begins. */
  readonly text: string;
  readonly at: number;
  readonly quoted: boolean;
  /** Ends in a star. */
  readonly starred: boolean;
}

/** Quotation marks that may close what one of them opens. */
const quotes: Readonly<Record<string, string>> = {
  '"': '"“”„',
  '“': '”"“',
  '”': '“”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
};

const named = /^(\p{L}[\p{L}\p{M}\u0640]*)[:：](?=\S)/u;
const minus = /^[-\u2212\u2013](?=[^\s\-\u2212\u2013])/u;

/** Where the quotation that opens at `at` closes; -1 when nothing closes it. */
function closing(text: string, at: number): number {
  const closers = quotes[text.charAt(at)] ?? '';
  for (let end = at + 1; end < text.length; end += 1) {
    if (closers.includes(text.charAt(end))) return end;
  }
  return -1;
}

/** Where what begins at `at` ends without a quotation: at a space, or where a quotation opens and closes. */
function endOfBare(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/\s/u.test(text.charAt(end))) {
    if (end > at && text.charAt(end) in quotes && closing(text, end) !== -1) break;
    end += 1;
  }
  return end;
}

function pieceAt(text: string, start: number): QueryPiece {
  let at = start;
  const negated = minus.test(text.slice(at));
  if (negated) at += 1;
  const name = named.exec(text.slice(at))?.[1] ?? null;
  if (name !== null) at += name.length + 1;
  const close = text.charAt(at) in quotes ? closing(text, at) : -1;
  if (close !== -1) {
    const piece = {
      start,
      end: close + 1,
      negated,
      name,
      text: text.slice(at + 1, close),
      at: at + 1,
    };
    return { ...piece, quoted: true, starred: false };
  }
  const end = endOfBare(text, at);
  const bare = text.slice(at, end);
  const starred = bare.length > 1 && bare.endsWith('*');
  const asked = starred ? bare.slice(0, -1) : bare;
  return { start, end, negated, name, text: asked, at, quoted: false, starred };
}

/** The pieces of a typed query in order; quotation marks that nothing closes are signs like others. */
export function piecesOf(text: string): readonly QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const piece = pieceAt(text, at);
    pieces.push(piece);
    at = Math.max(piece.end, at + 1);
  }
  return pieces;
}
