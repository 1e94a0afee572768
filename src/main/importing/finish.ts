import { createHash } from 'node:crypto';
import type { Nodes } from 'hast';
import type { Provenance } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import { safeLink, type SafeTree } from '#shared/safeTree';
import { paragraphs } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { harmlessFields } from './harmlessFields';
import { placedReading } from './placedReading';
import { sanitize } from './sanitize';
import type { DescribedDocument, ParsedDocument } from './stages';

/** Makes the article of a described document: its body cleaned, counted, and with the pictures it shows. */
export function finish(described: DescribedDocument, folder: string): ImportedArticle {
  const { document, body } = described;
  const tags = [...(document.stated?.tags ?? [])];
  const description = harmlessFields({ ...described.description, tags });
  const { original, extent, stated, reading } = document;
  const tree = sanitize(body);
  const texts = paragraphs(tree);
  const assets = picturesIn(tree, document.assets ?? []);
  // One by one: the words of a whole book at once would not fit into a thread's memory.
  const total = (count: (text: string) => number): number =>
    texts.reduce((sum, text) => sum + count(text), 0);
  const url = safeLink(stated?.url ?? '');
  return {
    original,
    assets,
    article: {
      id: createHash('sha256').update(original.bytes).digest('hex'),
      ...description,
      // A saved link without a title is known by its address.
      title: description.title === '' ? (url ?? original.name) : description.title,
      wordCount: total(countWords),
      characterCount: total(countCharacters),
      url,
      ...(extent === undefined ? {} : { extent }),
      provenance: provenanceOf(document, folder),
      body: tree,
      assets: assets.map(({ hash, type, bytes, addresses }) => ({
        ...{ hash, type, size: bytes.length },
        ...(addresses === undefined ? {} : { addresses: [...addresses] }),
      })),
    },
    ...(reading === undefined ? {} : { reading: placedReading(reading, tree) }),
  };
}

function provenanceOf(document: ParsedDocument, folder: string): Provenance {
  const { original, format, encoding, container, candidates = [] } = document;
  return {
    name: original.name,
    format,
    encoding,
    ...(candidates.length === 0 ? {} : { encodingCandidates: [...candidates] }),
    size: original.bytes.length,
    ...(container === undefined ? {} : { container }),
    ...(folder === '' ? {} : { folder }),
  };
}

/**
 * The pictures that are left in a tree, each once; and those that lay beside the page, which no later
 * reading could find again.
 */
function picturesIn(
  tree: SafeTree,
  pictures: ImportedArticle['assets'],
): ImportedArticle['assets'] {
  const shown = new Set<unknown>();
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'element' && node.tagName === 'img') shown.add(node.properties.src);
    if ('children' in node) for (const child of node.children) waiting.push(child);
  }
  return pictures.filter(
    ({ hash, addresses }) => shown.delete(`asset:${hash}`) || addresses !== undefined,
  );
}
