import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf, descendantsOf } from '../../xml/xml';
import type { OfficeBlock, OfficeParagraph, Run } from '../document';
import { isPlaceholder, readParagraph } from './readParagraph';
import { readTable } from './readTable';
import { chosenOf, type Story } from './story';
import { headingOfOutline, toggleOf, valueOf } from './styles';

/** What only holds other blocks. */
const wrappers: ReadonlySet<string> = new Set([
  ...['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo', 'body', 'document'],
]);

/** Reads the paragraphs and tables in a body, cell, box or note, in their order. */
export function readBlocks(container: XmlElement, story: Story): OfficeBlock[] {
  const blocks: OfficeBlock[] = [];
  /** What a paragraph leaves to the next one when its end was deleted. */
  let left: readonly Run[] = [];
  const addParagraph = (element: XmlElement): void => {
    const { paragraph, boxes } = paragraphOf(element, story);
    const runs = [...left, ...paragraph.runs];
    left = isEndDeleted(element) ? runs : [];
    if (left.length === 0) blocks.push({ ...paragraph, runs });
    for (const box of boxes) for (const block of readBlocks(box, story)) blocks.push(block);
  };
  const readWithin = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      if (child.name === 'p') addParagraph(child);
      else if (child.name === 'tbl') {
        blocks.push(readTable(child, (cell) => readBlocks(cell, story)));
      } else if (child.name === 'AlternateContent') readWithin(chosenOf(child) ?? child);
      else if (wrappers.has(child.name) && !isPlaceholder(child) && !isContents(child)) {
        readWithin(child);
      }
    }
  };
  readWithin(container);
  if (left.length > 0) blocks.push({ ...emptyParagraph, runs: left });
  return blocks;
}

const emptyParagraph: OfficeParagraph = {
  kind: 'paragraph',
  role: 'body',
  level: 1,
  list: null,
  direction: null,
  runs: [],
};

function paragraphOf(
  element: XmlElement,
  story: Story,
): { paragraph: OfficeParagraph; boxes: readonly XmlElement[] } {
  const properties = childOf(element, 'pPr');
  const style = story.findStyle(valueOf(properties, 'pStyle'), 'paragraph');
  const { runs, boxes } = readParagraph(element, style, story);
  const { role, level } = headingOfOutline(properties) ?? style;
  const own = properties === undefined ? undefined : childOf(properties, 'numPr');
  const isTurned = toggleOf(properties, 'bidi');
  const paragraph: OfficeParagraph = {
    kind: 'paragraph',
    role: style.role === 'title' ? 'title' : role,
    level,
    list: story.findPlace(own ?? style.numbering),
    direction: isTurned === null ? style.direction : isTurned ? 'rtl' : 'ltr',
    runs,
  };
  return { paragraph, boxes };
}

/** A deletion that goes over the end of a paragraph joins it to the next one. */
function isEndDeleted(element: XmlElement): boolean {
  const properties = childOf(element, 'pPr');
  const mark = properties === undefined ? undefined : childOf(properties, 'rPr');
  return mark !== undefined && childrenOf(mark, 'del', 'moveFrom').length > 0;
}

/** A table of contents, whose lines stand in the text again. */
function isContents(element: XmlElement): boolean {
  const properties = element.name === 'sdt' ? childOf(element, 'sdtPr') : undefined;
  const gallery = properties === undefined ? [] : descendantsOf(properties, 'docPartGallery');
  return gallery.some((part) => attributeOf(part, 'val') === 'Table of Contents');
}
