import type { Fragment } from './rows';

/** How many lines at either edge of a page may be a running head or foot. */
const reach = 3;
/** On how much of the pages the same line stands that is one. */
const requiredShare = 0.3;
/** How far from its place on the other pages, in points. */
const nearPlace = 6;

interface EdgeLine {
  readonly page: number;
  readonly words: string;
  readonly numbers: readonly number[];
  readonly y: number;
  readonly size: number;
  readonly fragments: readonly Fragment[];
}

/**
 * The pages without what is printed around the text of each: lines that come again at the same place
 * on other pages whatever their numbers are, and numbers that count the pages.
 */
export function withoutMargins(
  pages: readonly (readonly Fragment[])[],
): readonly (readonly Fragment[])[] {
  const margins = new Set<Fragment>();
  const places: readonly ((lines: readonly EdgeLine[]) => EdgeLine | undefined)[] = [
    (lines) => lines[0],
    (lines) => lines.at(-1),
  ];
  for (const place of places) {
    for (let round = 0; round < reach; round += 1) {
      const edges = pages.flatMap((fragments, page) => {
        const line = place(linesOf(fragments, page, margins));
        return line === undefined ? [] : [line];
      });
      const found = edges.filter((line) => isMargin(line, edges, pages.length));
      for (const one of found.flatMap((line) => line.fragments)) margins.add(one);
      if (found.length === 0) break;
    }
  }
  return pages.map((fragments) => fragments.filter((one) => !margins.has(one)));
}

function linesOf(
  fragments: readonly Fragment[],
  page: number,
  margins: ReadonlySet<Fragment>,
): readonly EdgeLine[] {
  const rows: Fragment[][] = [];
  for (const one of fragments) {
    if (margins.has(one)) continue;
    if (rows.at(-1)?.[0]?.y === one.y) rows.at(-1)?.push(one);
    else rows.push([one]);
  }
  return [...rows.slice(0, 1), ...rows.slice(1).slice(-1)].map((row) => edgeLine(row, page));
}

function edgeLine(fragments: readonly Fragment[], page: number): EdgeLine {
  const text = fragments
    .map(({ letters }) => letters.map((letter) => letter.text).join(''))
    .join(' ')
    .slice(0, 500);
  const plain = text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
  return {
    page,
    words: plain.replace(/\d+/gu, '#').replace(/\s+/gu, ''),
    numbers: (plain.match(/\d{1,5}/gu) ?? []).map(Number),
    y: fragments[0]?.y ?? 0,
    size: fragments[0]?.size ?? 0,
    fragments,
  };
}

/** The value of a digit of any script: their rows of ten begin at multiples that end so. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  return code >= 48 && code <= 57 ? code - 48 : 0;
}

const pageNumber =
  /^[-–—|•~[(]*#[-–—|•~\])]*$|^#(?:\/|من|نم|of|از|زا)#$|^(?:page|صفحة|ةحفص|صفحه|هحفص|ص|p\.?)[:.]?#(?:(?:\/|of)#)?$|^#(?:(?:من|نم)#)?(?:صفحة|ةحفص|صفحه|هحفص)$|^(?:file|https?):\S*#\/#$/iu;

function isMargin(line: EdgeLine, edges: readonly EdgeLine[], pages: number): boolean {
  if (line.words === '') return false;
  const alike = edges.filter(
    (one) =>
      one.words === line.words &&
      Math.abs(one.y - line.y) < nearPlace &&
      Math.abs(one.size - line.size) < 1,
  );
  const isNumber = pageNumber.test(line.words);
  if (isNumber && (pages === 1 || line.words.includes('/'))) {
    return line.numbers.includes(line.page + 1);
  }
  if (isNumber && alike.some((one) => one !== line && counts(one, line))) return true;
  return !isNumber && alike.length >= Math.max(2, pages * requiredShare);
}

/** Whether two pages' numbers are as far apart as the pages. */
const counts = (one: EdgeLine, other: EdgeLine): boolean =>
  (one.numbers[0] ?? 0) - (other.numbers[0] ?? 0) === one.page - other.page;
