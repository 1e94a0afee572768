import { buildPdf, drawnWidth, type DrawnPage } from './pdfBuilder';

/** The four drawn forms of each letter (isolated, final, initial, medial), from Unicode's own table. */
const forms = new Map<string, string[]>();
for (let code = 0xfe80; code <= 0xfef4; code += 1) {
  const form = String.fromCharCode(code);
  const letter = form.normalize('NFKC');
  forms.set(letter, [...(forms.get(letter) ?? []), form]);
}
const ligatures: Readonly<Record<string, readonly [string, string]>> = {
  لآ: ['\ufef5', '\ufef6'],
  لأ: ['\ufef7', '\ufef8'],
  لإ: ['\ufef9', '\ufefa'],
  لا: ['\ufefb', '\ufefc'],
};

const joinsNext = (letter: string | undefined): boolean =>
  (forms.get(letter ?? '')?.length ?? 0) === 4;
const joinsBefore = (letter: string | undefined): boolean =>
  (forms.get(letter ?? '')?.length ?? 0) >= 2;

/** A text in the drawn forms of its letters, still in the order in which it is read. */
function inDrawnForms(text: string): string {
  const clusters = text.match(/\P{M}\p{M}*/gu) ?? [];
  let drawn = '';
  for (let at = 0; at < clusters.length; at += 1) {
    const [letter = '', ...marks] = clusters[at] ?? '';
    const before = joinsNext(clusters[at - 1]?.[0]);
    const ligature = ligatures[`${letter}${clusters[at + 1]?.[0] ?? ''}`];
    if (ligature !== undefined) {
      drawn += ligature[before ? 1 : 0] + marks.join('') + (clusters[at + 1] ?? '').slice(1);
      at += 1;
      continue;
    }
    const after = joinsNext(letter) && joinsBefore(clusters[at + 1]?.[0]);
    const kind = (after ? 2 : 0) + (before && joinsBefore(letter) ? 1 : 0);
    drawn += (forms.get(letter)?.[kind] ?? letter) + marks.join('');
  }
  return drawn;
}

const mirrored: Readonly<Record<string, string>> = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' },
};

/** A line of Arabic as it is drawn from the left: turned round, its numbers and Latin words not. */
export function fromLeft(line: string): string {
  const turned = [...line].reverse().join('');
  return turned
    .replace(/[()[\]«»]/gu, (bracket) => mirrored[bracket] ?? bracket)
    .replace(/[\p{Script=Latin}\p{Nd}]+(?:[.:,/ ]?[\p{Script=Latin}\p{Nd}]+)*/gu, (run) =>
      [...run].reverse().join(''),
    );
}

const size = 12;
const measure = 440;
const rightEdge = 520;

function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && drawnWidth(inDrawnForms(longer), size) <= measure) {
      lines[lines.length - 1] = longer;
    } else lines.push(word);
  }
  return lines;
}

/**
 * Arabic paragraphs as programs without Unicode printed them: in drawn forms, line by line from the
 * left; without `spaces` there is only room between the words.
 */
export function presentationPdf(
  paragraphs: readonly string[],
  { spaces }: { readonly spaces: boolean },
): Uint8Array {
  const pages: DrawnPage[] = [];
  let texts: DrawnPage['texts'][number][] = [];
  let y = 780;
  for (const paragraph of paragraphs) {
    for (const line of wrapped(paragraph)) {
      if (y < 60) {
        pages.push({ texts });
        texts = [];
        y = 780;
      }
      const drawn = fromLeft(inDrawnForms(line));
      texts.push({ text: drawn, x: rightEdge - drawnWidth(drawn, size), y, size, spaces });
      y -= 18;
    }
    y -= 10;
  }
  return buildPdf([...pages, { texts }]);
}
