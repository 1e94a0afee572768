import type { Direction } from '#shared/article';
import { maximumPlaces, placeName } from '#shared/safeTree';
import { createBearers } from '../html/bearers';
import type { PageElement, PageNode, PageRoot } from '../html/page';
import { TooLargeError } from '../refusal';
import { placeCaptions } from './captions';
import type { OfficeBlock, OfficeParagraph, OfficeTable, Run } from './document';
import { paragraphText } from './document';
import { createElement, createText } from './elements';
import { inlineOf, type TakeNote } from './inline';
import { createLists, type ListedParagraph, type NestLists } from './lists';

/** True for a picture, by its address, that is there and may be shown. */
export type IsShown = (address: string) => boolean;

/** No article has as many paragraphs and cells; each becomes several objects. */
const maximumBlocks = 200_000;

interface Making {
  readonly isShown: IsShown;
  readonly takeNote: TakeNote;
  readonly nestLists: NestLists;
  /** What the level of a heading is moved by. */
  readonly shift: number;
  /** Throws a `TooLargeError` when there are too many. */
  readonly countBlock: () => void;
}

/**
 * A word processor's document as a page that `toBlocks` can read: its lists nested, its notes
 * numbered in the order of their places and put behind a rule at the end. Throws a `TooLargeError`.
 */
export function toPage(blocks: readonly OfficeBlock[], isShown: IsShown): PageRoot {
  const notes: (readonly OfficeBlock[])[] = [];
  let count = 0;
  const making: Making = {
    isShown,
    takeNote: (note) => notes.push(note),
    nestLists: createLists(),
    shift: shiftOf(blocks),
    countBlock() {
      count += 1;
      if (count > maximumBlocks) throw new TooLargeError('the document has too many paragraphs');
    },
  };
  const children: PageNode[] = pageNodes(blocks, making);
  // A note may have a note of its own: the list grows while it is read.
  const items: PageElement[] = [];
  for (const note of notes) items.push(createElement('li', pageNodes(note, making)));
  if (items.length > 0) children.push(createElement('hr'), createElement('ol', items));
  const bearerOf = createBearers(createElement('body', children));
  for (const [at, item] of items.entries()) {
    const bearer = bearerOf(item);
    if (bearer !== null && at < maximumPlaces) bearer.place = placeName(at + 1);
  }
  const root: PageRoot = { type: 'root', children, parent: null };
  for (const child of children) child.parent = root;
  return root;
}

/** Below a title the first level is the second; without one, headings stay what they are. */
function shiftOf(blocks: readonly OfficeBlock[]): number {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  if (!paragraphs.some(({ role }) => role === 'title')) return 0;
  const levels = paragraphs.filter(({ role }) => role === 'heading').map(({ level }) => level);
  return 2 - levels.reduce((least, level) => Math.min(least, level), 9);
}

/** Paragraphs that belong together when they follow one another. */
type Group = 'list' | 'quote' | 'code' | null;

function groupOf(block: OfficeBlock): Group {
  if (block.kind === 'table') return null;
  if (block.list !== null && block.role !== 'heading') return 'list';
  return block.role === 'quote' || block.role === 'code' ? block.role : null;
}

function pageNodes(blocks: readonly OfficeBlock[], making: Making): PageElement[] {
  const nodes: PageElement[] = [];
  let gathered: OfficeParagraph[] = [];
  let current: Group = null;
  const finishGroup = (): void => {
    for (const node of gathered.length > 0 ? groupNodes(gathered, current, making) : []) {
      nodes.push(node);
    }
    gathered = [];
  };
  for (const block of blocks) {
    making.countBlock();
    const group = groupOf(block);
    if (group !== current) finishGroup();
    current = group;
    if (block.kind === 'paragraph' && group !== null) gathered.push(block);
    else if (block.kind === 'table') nodes.push(tableOf(block, making));
    else for (const node of paragraphNodes(block, making)) nodes.push(node);
  }
  finishGroup();
  return placeCaptions(nodes);
}

function groupNodes(
  paragraphs: readonly OfficeParagraph[],
  group: Group,
  making: Making,
): PageElement[] {
  if (group === 'code') {
    return [createElement('pre', [createText(paragraphs.map(paragraphText).join('\n'))])];
  }
  if (group === 'quote') {
    return [
      createElement(
        'blockquote',
        paragraphs.flatMap((paragraph) => paragraphNodes(paragraph, making)),
      ),
    ];
  }
  const items = paragraphs.flatMap(({ list, ...paragraph }): ListedParagraph[] => {
    const nodes = paragraphNodes({ ...paragraph, list }, making);
    const [element = createElement('p')] = nodes;
    if (list === null || nodes.length === 0) return [];
    return [{ place: list, element: nodes.length > 1 ? createElement('div', nodes) : element }];
  });
  return making.nestLists(items);
}

/** A paragraph, and the pictures in it before or behind its text; none for one without ink. */
function paragraphNodes(paragraph: OfficeParagraph, making: Making): PageElement[] {
  const { runs } = paragraph;
  const hasInk = (run: Run): boolean =>
    run.kind === 'note' || (run.kind === 'text' && run.text.trim() !== '');
  const firstInk = runs.findIndex(hasInk);
  const figures = (from: readonly Run[]): PageElement[] =>
    from.flatMap((run) =>
      run.kind === 'picture' && making.isShown(run.address)
        ? [createElement('figure', [createElement('img', [], { src: run.address, alt: run.alt })])]
        : [],
    );
  if (firstInk < 0) return figures(runs);
  return [
    ...figures(runs.slice(0, firstInk)),
    textElement(paragraph, making),
    ...figures(runs.slice(firstInk)),
  ];
}

function textElement(paragraph: OfficeParagraph, making: Making): PageElement {
  const tagName = tagNameOf(paragraph, making.shift);
  const isHeading = /^h\d$/.test(tagName);
  const runs = isHeading ? paragraph.runs.map(withoutWeight) : paragraph.runs;
  const isSilent = !/\p{L}/u.test(paragraphText(paragraph));
  return createElement(
    tagName,
    inlineOf(runs, making.takeNote),
    isSilent ? directionProperty(paragraph.direction) : {},
  );
}

function tagNameOf({ role, level }: OfficeParagraph, shift: number): string {
  if (role === 'title') return 'h1';
  if (role === 'heading') return `h${Math.min(6, level + shift)}`;
  return role === 'caption' ? 'caption' : 'p';
}

/** A heading is bold by being one. */
const withoutWeight = (run: Run): Run =>
  run.kind === 'text' ? { ...run, format: { ...run.format, bold: false, underline: false } } : run;

/** Letters tell their direction; it is stated only where there are none, and for the order of columns. */
const directionProperty = (direction: Direction | null): Readonly<Record<string, string>> =>
  direction === null ? {} : { dir: direction };

function tableOf({ rows, direction }: OfficeTable, making: Making): PageElement {
  const heads = rows.findIndex(({ isHeader }) => !isHeader);
  const headEnd = heads < 0 ? 0 : heads;
  const rowElements = rows.map(({ cells }, index) =>
    createElement(
      'tr',
      cells.map(({ blocks, columns, rows: height }) =>
        createElement(index < headEnd ? 'th' : 'td', pageNodes(blocks, making), {
          ...(columns > 1 ? { colspan: String(columns) } : {}),
          ...(height > 1 ? { rowspan: String(height) } : {}),
        }),
      ),
    ),
  );
  const body = createElement('tbody', rowElements.slice(headEnd));
  const groups =
    headEnd > 0 ? [createElement('thead', rowElements.slice(0, headEnd)), body] : [body];
  return createElement('table', groups, directionProperty(direction));
}
