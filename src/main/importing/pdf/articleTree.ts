import type { Element, ElementContent, Root } from 'hast';
import { sentenceEnd } from '../lineForms';
import type { PlacedPicture } from './pagePictures';
import type { Paragraph } from './paragraphs';

/** How much larger or heavier than most of the text a heading is. */
const largerBy = 1.12;
const heavierBy = 150;
const maximumHeading = 250;
const maximumBoldHeading = 100;
const lowestLevel = 4;
const firstOther = 2;

/** An article's body out of its paragraphs: headings by their size, pictures where they stood. */
export function articleTree(
  paragraphs: readonly Paragraph[],
  pictures: readonly PlacedPicture[],
): Root {
  const levels = headingLevels(paragraphs);
  const children = paragraphs.map((paragraph, at) =>
    element(tagOf(levels[at] ?? null), contentOf(paragraph)),
  );
  const waiting = new Map<number, Element[]>();
  for (const one of pictures) {
    const at = placeOf(one, paragraphs);
    waiting.set(at, [...(waiting.get(at) ?? []), figure(one)]);
  }
  const placed = [...paragraphs.keys(), paragraphs.length].flatMap((at) => {
    const child = children[at];
    return [...(waiting.get(at) ?? []), ...(child === undefined ? [] : [child])];
  });
  return { type: 'root', children: placed };
}

const tagOf = (level: number | null): string => (level === null ? 'p' : `h${level}`);

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

/** The level of each paragraph that is a heading: the first of the largest is the title's. */
function headingLevels(paragraphs: readonly Paragraph[]): readonly (number | null)[] {
  const usual = usualOf(paragraphs);
  const isLarge = ({ size, text }: Paragraph): boolean =>
    size > usual.size * largerBy && text.length <= maximumHeading;
  const sizes = [...new Set(paragraphs.filter(isLarge).map(sizeOf))].sort((a, b) => b - a);
  const isSingle =
    paragraphs.filter((one) => isLarge(one) && sizeOf(one) === sizes[0]).length === 1;
  let hasTitle = false;
  return paragraphs.map((one) => {
    if (isLarge(one)) {
      const rank = sizes.indexOf(sizeOf(one));
      const isTitle = rank === 0 && !hasTitle;
      hasTitle ||= isTitle;
      return isTitle ? 1 : Math.min(lowestLevel, rank + (isSingle ? 1 : firstOther));
    }
    return isBoldHeading(one, usual) ? Math.min(lowestLevel, sizes.length + firstOther) : null;
  });
}

const sizeOf = ({ size }: Paragraph): number => Math.round(size);

function isBoldHeading(one: Paragraph, usual: Pick<Paragraph, 'size' | 'weight'>): boolean {
  const { text, weight, size } = one;
  return (
    weight >= usual.weight + heavierBy &&
    size > usual.size * 0.95 &&
    text.length <= maximumBoldHeading &&
    !sentenceEnd.test(text)
  );
}

/** What most letters are set in. */
function usualOf(paragraphs: readonly Paragraph[]): Pick<Paragraph, 'size' | 'weight'> {
  const counts = new Map<string, number>();
  let usual = '';
  for (const { size, weight, text } of paragraphs) {
    const key = `${Math.round(size * 2) / 2} ${weight}`;
    counts.set(key, (counts.get(key) ?? 0) + text.length);
    if ((counts.get(key) ?? 0) > (counts.get(usual) ?? 0)) usual = key;
  }
  const [size = 0, weight = 400] = usual.split(' ').map(Number);
  return { size, weight };
}

function contentOf({ text, links }: Paragraph): ElementContent[] {
  const content: ElementContent[] = [];
  let end = 0;
  const push = (value: string): void => {
    if (value !== '') content.push({ type: 'text', value });
  };
  for (const link of links) {
    push(text.slice(end, link.start));
    const value = text.slice(link.start, link.end);
    content.push({ ...element('a', [{ type: 'text', value }]), properties: { href: link.href } });
    end = link.end;
  }
  push(text.slice(end));
  return content;
}

const figure = ({ picture }: PlacedPicture): Element =>
  element('figure', [
    { ...element('img', []), properties: { src: `asset:${picture.hash}`, alt: '' } },
  ]);

/** The paragraph before which a picture stands: the first one on its page below it, else the next page's. */
function placeOf({ page, y }: PlacedPicture, paragraphs: readonly Paragraph[]): number {
  const at = paragraphs.findIndex((one) => (one.page === page && one.y < y) || one.page > page);
  return at < 0 ? paragraphs.length : at;
}
