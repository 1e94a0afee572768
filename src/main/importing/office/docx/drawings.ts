import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childrenOf } from '../../xml/xml';
import type { Run } from '../document';
import { chosenOf, type Story } from './story';

/** What a drawing shows: pictures of the package, and boxes with text. */
export interface Drawing {
  readonly pictures: readonly Run[];
  readonly boxes: readonly XmlElement[];
}

/** Reads a `w:drawing`, `w:pict` or `w:object`; a picture outside of the package is left out, and embedded files are never opened. */
export function readDrawing(drawing: XmlElement, story: Story): Drawing {
  const pictures: Run[] = [];
  const boxes: XmlElement[] = [];
  let alt = '';
  const addPicture = (id: string | null): void => {
    const relation = story.relations.get(id ?? '');
    if (relation === undefined || relation.isExternal) return;
    story.pictures.add(relation.target);
    pictures.push({ kind: 'picture', address: relation.target, alt });
  };
  const waiting: XmlElement[] = [drawing];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'txbxContent') {
      boxes.push(next);
      continue;
    }
    if (next.name === 'docPr' || next.name === 'cNvPr' || next.name === 'shape') {
      alt = attributeOf(next, 'descr') ?? attributeOf(next, 'alt') ?? alt;
    }
    if (next.name === 'blip') addPicture(attributeOf(next, 'embed'));
    if (next.name === 'imagedata') addPicture(attributeOf(next, 'id'));
    const within = next.name === 'AlternateContent' ? chosenOf(next) : next;
    if (within !== null) waiting.push(...childrenOf(within).reverse());
  }
  return { pictures, boxes };
}
