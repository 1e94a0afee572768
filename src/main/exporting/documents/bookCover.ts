import type { Direction } from '#shared/article';
import { pageOf } from './bookPages';
import type { Chapter } from './chapter';
import { escaped } from './markup';

/** A cover as high as three halves of its breadth, in its own units. */
const [breadth, height, margin] = [600, 900, 60];

/** Words in lines of so many letters, the last one of `most` cut short. */
function inLines(text: string, letters: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  const shown = lines.slice(0, most);
  return lines.length > most ? [...shown.slice(0, -1), `${shown.at(-1) ?? ''}…`] : shown;
}

interface CoverLine {
  readonly text: string;
  readonly direction: Direction;
  readonly size: number;
  readonly letters: number;
  readonly most: number;
}

function drawing(chapters: readonly Chapter[]): string {
  const [first] = chapters;
  if (first === undefined) return '';
  const { direction } = first.article;
  const isAlone = chapters.length === 1;
  const title = isAlone ? first.title : first.words.collection;
  const below = isAlone
    ? first.head.filter(({ role }) => role === 'fact' || role === 'kicker')
    : chapters.slice(0, 12).map((one) => ({ text: one.title, direction: one.article.direction }));
  const lines: readonly CoverLine[] = [
    { text: title, direction, size: 52, letters: 20, most: 6 },
    ...below.map((line) => ({ ...line, size: 24, letters: 44, most: 1 })),
  ];
  let at = 190;
  const written = lines.flatMap(({ text, direction: own, size, letters, most }, order) => {
    if (order === 1) at += 30;
    return inLines(text, letters, most).map((line) => {
      at += size * 1.55;
      const edge = direction === 'rtl' ? breadth - margin : margin;
      // The anchor is at a line's own start, the edge at the book's.
      const anchor = own === direction ? 'start' : 'end';
      const place = `x="${edge}" y="${Math.round(at)}" font-size="${size}"`;
      return `<text ${place} text-anchor="${anchor}" direction="${own}">${escaped(line)}</text>\n`;
    });
  });
  const rule = direction === 'rtl' ? breadth - margin - 90 : margin;
  return `<rect width="${breadth}" height="${height}" fill="#fffdf8"/>
<rect x="${rule}" y="150" width="90" height="6" fill="#7a4a12"/>
<g fill="#1c1a17" font-family="Noto Naskh Arabic, Amiri, Georgia, serif">
${written.join('')}</g>
`;
}

const opening = (title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${breadth} ${height}" role="img" aria-label="${escaped(title)}">\n`;

const titleOf = (chapters: readonly Chapter[]): string =>
  (chapters.length === 1 ? chapters[0]?.title : chapters[0]?.words.collection) ?? '';

/** A book's cover as a picture: its title, who it is by and when, or what is in it. */
export function coverPicture(chapters: readonly Chapter[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opening(titleOf(chapters))}${drawing(chapters)}</svg>\n`;
}

/** The page that a book opens with: the same picture. */
export function coverDocument(chapters: readonly Chapter[]): string {
  const [first] = chapters;
  if (first === undefined) return '';
  const title = titleOf(chapters);
  return pageOf(first, `${opening(title)}${drawing(chapters)}</svg>\n`, title, 'cover');
}
