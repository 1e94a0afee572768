import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childrenOf } from '../../xml/xml';
import type { Archive } from '../../archive/archive';
import { Refusal } from '../../refusal';
import type { OfficeDocument } from '../article';
import type { OfficeBlock } from '../document';
import { readPictures } from '../pictureParts';
import { propertiesOf } from '../properties';
import { readSpareXmlPart, readXmlPart } from '../xmlPart';
import { openPackage, partOfType, readRelations, type DocxPackage } from './docxPackage';
import { readNumbering } from './numbering';
import { readBlocks } from './readBlocks';
import type { Story } from './story';
import { readStyles } from './styles';

/** Reads a WordprocessingML package (ISO/IEC 29500, both forms); only parts of the archive are read. Throws as `openPackage` and `readXmlPart`. */
export async function readDocx(bytes: Uint8Array): Promise<OfficeDocument> {
  const opened = await openPackage(bytes);
  const { archive, main, relations } = opened;
  const root = await readXmlPart(archive, main);
  const [body] = root === null ? [] : childrenOf(root, 'body');
  if (body === undefined) throw new Refusal('damaged-file', 'the document has no body');
  const pictures = new Set<string>();
  const notes = {
    footnoteReference: await readNotes(opened, 'footnotes'),
    endnoteReference: await readNotes(opened, 'endnotes'),
  };
  const shared = {
    findStyle: readStyles(await relatedPart(opened, 'styles')),
    findPlace: readNumbering(await relatedPart(opened, 'numbering')),
    pictures,
  };
  const noteOf: Story['noteOf'] = (reference, id) => {
    const { elements, relations: own } = notes[reference as keyof typeof notes];
    const element = elements.get(id);
    // A note in a note could name itself.
    const story: Story = { ...shared, relations: own, noteOf: () => null };
    return element === undefined ? null : readBlocks(element, story);
  };
  const blocks: OfficeBlock[] = readBlocks(body, { ...shared, relations, noteOf });
  const { properties } = opened;
  return {
    blocks,
    properties: propertiesOf(
      properties === null ? null : await readSpareXmlPart(archive, properties),
    ),
    findPicture: await readPictures(archive, pictures),
  };
}

async function relatedPart(
  { archive, relations }: DocxPackage,
  type: string,
): Promise<XmlElement | null> {
  const name = partOfType(relations, type);
  return name === null ? null : readSpareXmlPart(archive, name);
}

async function readNotes({ archive, relations }: DocxPackage, type: string) {
  const name = partOfType(relations, type);
  const root = name === null ? null : await readSpareXmlPart(archive, name);
  const elements = new Map<string, XmlElement>();
  for (const note of root === null ? [] : childrenOf(root, 'footnote', 'endnote')) {
    // The lines that part notes from the text are notes of a type of their own.
    const isNote = /^(?:normal)?$/.test(attributeOf(note, 'type') ?? '');
    if (isNote) elements.set(attributeOf(note, 'id') ?? '', note);
  }
  return { elements, relations: await relationsOf(archive, name) };
}

async function relationsOf(archive: Archive, name: string | null) {
  return name === null ? new Map<string, never>() : readRelations(archive, name);
}
