import { isArchive, openArchive } from '../../archive/archive';
import { Refusal } from '../../refusal';
import type { XmlElement } from '../../xml/readXml';
import { childOf, childrenOf, descendantsOf } from '../../xml/xml';
import type { OfficeDocument } from '../article';
import { readPictures } from '../pictureParts';
import { propertiesOf } from '../properties';
import { parseXmlPart, readSpareXmlPart, readXmlPart } from '../xmlPart';
import { readOdtBlocks } from './odtBlocks';
import type { OdtStory } from './odtStory';
import { readListStyles, readOdtStyles } from './odtStyles';

/** Reads an OpenDocument text (ISO/IEC 26300), packed or flat; only what is in the file is read. Throws `encrypted-file` and `damaged-file`, and as `openArchive` and `readXml`. */
export async function readOdt(bytes: Uint8Array): Promise<OfficeDocument> {
  return isArchive(bytes) ? readPacked(bytes) : readFlat(parseXmlPart(bytes));
}

async function readPacked(bytes: Uint8Array): Promise<OfficeDocument> {
  const archive = await openArchive(bytes);
  const manifest = await readSpareXmlPart(archive, 'META-INF/manifest.xml');
  if (manifest !== null && descendantsOf(manifest, 'encryption-data').length > 0) {
    throw new Refusal('encrypted-file', 'the parts of the document are encrypted');
  }
  const content = await readXmlPart(archive, 'content.xml');
  const styles = await readSpareXmlPart(archive, 'styles.xml');
  const { blocks, pictures } = blocksIn(content, styles);
  return {
    blocks,
    properties: propertiesOf(await readSpareXmlPart(archive, 'meta.xml')),
    findPicture: await readPictures(archive, pictures),
  };
}

/** All parts are in one document, the pictures in it. */
function readFlat(root: XmlElement): OfficeDocument {
  const { blocks, embedded } = blocksIn(root, root);
  return {
    blocks,
    properties: propertiesOf(childOf(root, 'meta') ?? null),
    findPicture: (address) => embedded.get(address) ?? null,
  };
}

function blocksIn(
  content: XmlElement | null,
  styles: XmlElement | null,
): Pick<OfficeDocument, 'blocks'> & Pick<OdtStory, 'pictures' | 'embedded'> {
  const body = content === null ? undefined : childOf(content, 'body');
  const text = body === undefined ? undefined : childOf(body, 'text');
  if (content === null || text === undefined) {
    throw new Refusal('damaged-file', 'the document has no text');
  }
  const parts = [
    ...(styles === null ? [] : childrenOf(styles, 'styles')),
    ...childrenOf(content, 'automatic-styles'),
  ];
  const story: OdtStory = {
    findStyle: readOdtStyles(parts),
    listStyles: readListStyles(parts),
    pictures: new Set(),
    embedded: new Map(),
    lists: new Map(),
  };
  return { blocks: readOdtBlocks(text, story), ...story };
}
