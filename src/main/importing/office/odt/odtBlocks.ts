import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childrenOf } from '../../xml/xml';
import type { ListPlace, OfficeBlock, OfficeParagraph } from '../document';
import { readOdtParagraph } from './odtParagraph';
import { markerOf, type OdtStory } from './odtStory';
import { readOdtTable } from './odtTable';

/** What only holds other blocks. */
const wrappers: ReadonlySet<string> = new Set([
  'text',
  'section',
  'numbered-paragraph',
  'bibliography',
  'index-body',
]);

/** Reads the paragraphs, lists and tables in a body, cell, box or note, in their order; indexes are left out. */
export function readOdtBlocks(container: XmlElement, story: OdtStory): OfficeBlock[] {
  const blocks: OfficeBlock[] = [];
  for (const child of childrenOf(container)) {
    for (const block of blocksOf(child, story, null)) blocks.push(block);
  }
  return blocks;
}

function blocksOf(
  element: XmlElement,
  story: OdtStory,
  list: ListPlace | null,
): readonly OfficeBlock[] {
  switch (element.name) {
    case 'p':
    case 'h':
      return paragraphBlocks(element, story, list);
    case 'list':
      return listBlocks(element, story, { style: null, level: 0 });
    case 'table':
      return [readOdtTable(element, story, (cell) => readOdtBlocks(cell, story))];
    case 'frame':
    case 'custom-shape':
    case 'g':
      return paragraphBlocks({ ...element, name: 'p', children: [element] }, story, null);
    default: {
      const isShown = attributeOf(element, 'display') !== 'none';
      return wrappers.has(element.name) && isShown ? readOdtBlocks(element, story) : [];
    }
  }
}

function paragraphBlocks(
  element: XmlElement,
  story: OdtStory,
  list: ListPlace | null,
): OfficeBlock[] {
  const style = story.findStyle('paragraph', attributeOf(element, 'style-name'));
  const { runs, boxes } = readOdtParagraph(element, story, (body) => readOdtBlocks(body, story));
  const outline = Number.parseInt(attributeOf(element, 'outline-level') ?? '1', 10);
  const isHeading = element.name === 'h' && style.role !== 'title' && style.role !== 'subtitle';
  const paragraph: OfficeParagraph = {
    kind: 'paragraph',
    role: isHeading ? 'heading' : style.role,
    level: isHeading ? Math.max(1, outline || 1) : style.level,
    list,
    direction: style.direction,
    runs,
  };
  return [paragraph, ...boxes.flatMap((box) => readOdtBlocks(box, story))];
}

/** A list around another, or the one at the top. */
interface Around {
  readonly style: string | null;
  readonly level: number;
  readonly id?: string;
}

function listBlocks(list: XmlElement, story: OdtStory, around: Around): OfficeBlock[] {
  const style = attributeOf(list, 'style-name') ?? around.style ?? '';
  const id = around.id ?? listId(list, style, story);
  const { level } = around;
  const marker = markerOf(story, style, level);
  return childrenOf(list, 'list-header', 'list-item').flatMap((item) => {
    const start = Number.parseInt(attributeOf(item, 'start-value') ?? '', 10);
    let continues = item.name === 'list-header';
    return childrenOf(item).flatMap((child): readonly OfficeBlock[] => {
      if (child.name === 'list') return listBlocks(child, story, { style, level: level + 1, id });
      const place =
        marker === null
          ? null
          : { ...marker, id, level, continues, ...(Number.isFinite(start) ? { start } : {}) };
      continues = true;
      return blocksOf(child, story, place);
    });
  });
}

/** Lists are numbered anew unless they say which one they go on with. */
function listId(list: XmlElement, style: string, { lists }: OdtStory): string {
  const continued = lists.get(`id ${attributeOf(list, 'continue-list') ?? ''}`);
  const goesOn = attributeOf(list, 'continue-numbering') === 'true';
  const id = continued ?? (goesOn ? lists.get(`style ${style}`) : undefined) ?? String(lists.size);
  const own = attributeOf(list, 'id');
  lists.set(`style ${style}`, id);
  lists.set(`id ${own ?? `unnamed ${lists.size}`}`, id);
  return id;
}
