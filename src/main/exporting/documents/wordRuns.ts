import {
  Bookmark,
  ExternalHyperlink,
  ImageRun,
  InternalHyperlink,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Direction } from '#shared/article';
import type { Chapter } from './chapter';
import { writable } from './markup';
import type { Inline, StyleName } from './model';
import { pictureSize } from './pictureSize';

type Look = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/** Slanted, but for Arabic: that has no slanted type, and is bold instead. */
const slanted: Look = { italics: true, italicsComplexScript: false };
const emphasised: Look = { ...slanted, boldComplexScript: true };

const looks: Readonly<Partial<Record<StyleName, Look>>> = {
  ...{
    strong: { bold: true, boldComplexScript: true },
    b: { bold: true, boldComplexScript: true },
  },
  ...{ em: emphasised, i: emphasised, dfn: emphasised, cite: slanted, var: slanted },
  ...{ u: { underline: {} }, ins: { underline: {} } },
  ...{ s: { strike: true }, del: { strike: true }, sub: { subScript: true } },
  ...{ sup: { superScript: true }, mark: { highlight: 'yellow' } },
  ...{ code: { font: 'Consolas' }, kbd: { font: 'Consolas' }, samp: { font: 'Consolas' } },
};
const linkLook: Look = { color: '7A4A12', underline: {} };

/** So wide a picture fits between the margins of a page of A4, in pixels. */
const widest = 600;
const imageTypes = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const;

const right =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';
const left = `(?![${right}])\\p{L}`;
/** A stretch in letters of the other direction: from its first letter to its last, and the digits behind it. */
const foreign: Readonly<Record<Direction, RegExp>> = {
  rtl: new RegExp(`(?:${left})(?:[^${right}]*(?:${left})[\\p{N}\\p{M}]*)?`, 'gu'),
  ltr: new RegExp(`(?=\\p{L})[${right}](?:(?:(?!${left}).)*(?=\\p{L})[${right}]\\p{M}*)?`, 'gsu'),
};

/** A text in runs that each go one way, as Word wants it said. */
function runsOf(text: string, around: Direction, look: Look): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const put = (end: number, direction: Direction): void => {
    if (end <= at) return;
    const part = writable(text.slice(at, end));
    runs.push(new TextRun({ ...look, text: part, rightToLeft: direction === 'rtl' }));
    at = end;
  };
  for (const { index, 0: found } of text.matchAll(foreign[around])) {
    put(index, around);
    put(index + found.length, around === 'rtl' ? 'ltr' : 'rtl');
  }
  put(text.length, around);
  return runs;
}

/** What stands in a line, as Word's runs, links and pictures. `name` makes a place's name the file's own. */
export function wordRuns(
  inlines: readonly Inline[],
  around: Direction,
  { pictures }: Pick<Chapter, 'pictures'>,
  name: (place: string) => string,
): ParagraphChild[] {
  const inside = (parts: readonly Inline[], direction: Direction, look: Look): ParagraphChild[] =>
    parts.flatMap((part): ParagraphChild[] => {
      switch (part.kind) {
        case 'text':
          return runsOf(part.text, direction, look);
        case 'break':
          return [new TextRun({ break: 1 })];
        case 'place':
          return [new Bookmark({ id: name(part.id), children: [] })];
        case 'picture':
          return pictureRun(pictures.get(part.hash), part.alt, direction, look);
        case 'styled':
          return inside(part.inlines, part.direction ?? direction, {
            ...look,
            ...looks[part.style],
          });
        case 'link': {
          const children = inside(part.inlines, part.direction, { ...look, ...linkLook });
          return part.href.startsWith('#')
            ? [new InternalHyperlink({ anchor: name(part.href.slice(1)), children })]
            : [new ExternalHyperlink({ link: part.href, children })];
        }
      }
    });
  return inside(inlines, around, {});
}

function pictureRun(
  picture: { readonly type: string; readonly bytes: Uint8Array } | undefined,
  alt: string,
  direction: Direction,
  look: Look,
): ParagraphChild[] {
  const type = imageTypes[picture?.type as keyof typeof imageTypes];
  const size = picture === undefined ? null : pictureSize(picture.type, picture.bytes);
  if (picture === undefined || type === undefined || size === null) {
    return runsOf(alt, direction, look);
  }
  const share = Math.min(1, widest / size.width);
  const transformation = {
    width: Math.max(1, Math.round(size.width * share)),
    height: Math.max(1, Math.round(size.height * share)),
  };
  const altText = { name: 'picture', description: writable(alt), title: '' };
  return [new ImageRun({ type, data: picture.bytes, transformation, altText })];
}
