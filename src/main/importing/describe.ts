import type { Root } from 'hast';
import { directionOf } from '#shared/text/direction';
import { blocksOf, type Block } from './describe/blocks';
import { standsAlone } from './describe/frontMatter';
import { languageOf } from './describe/language';
import { readParts } from './describe/parts';
import { startOfText } from './describe/title';
import type { DescribedDocument, Description, ParsedDocument } from './stages';

/**
 * Finds in a document what a librarian would write down, and leaves the rest as its body. Every
 * block goes to one place, so that no word is lost; only labels (`بقلم`, `خاص`) become fields.
 */
export async function describe(document: ParsedDocument): Promise<DescribedDocument> {
  const blocks = blocksOf(document.tree, standsAlone);
  const { taken, ...parts } = readParts(blocks, document.stated);
  const sample = sampleOf(blocks);
  const language = await languageOf(sample);
  // A saved link has nothing but its title: enough to tell its direction by, not its language.
  const direction = directionOf(sample === '' ? (parts.title ?? '') : sample);
  const rest = blocks.filter((_, index) => !taken.has(index));
  if (rest.some(hasText)) {
    const title = parts.title ?? startOfText(rest);
    return described(document, { ...parts, title, language, direction }, rest);
  }
  // A file of nothing but a title and a date is shown whole rather than as an empty page.
  const title = parts.title ?? startOfText(blocks);
  return described(document, { ...parts, title, language, direction, omitted: [] }, blocks);
}

/** Enough text to tell language and direction by, and little enough to take no time. */
const sampleLength = 50_000;

function sampleOf(blocks: readonly Block[]): string {
  let sample = '';
  for (const { lines } of blocks) {
    if (sample.length >= sampleLength) break;
    sample += `${lines.join('\n').slice(0, sampleLength)}\n`;
  }
  return sample;
}

const hasText = ({ lines }: Block): boolean => lines.length > 0;
const isRule = ({ node }: Block): boolean => node.type === 'element' && node.tagName === 'hr';

function described(
  document: ParsedDocument,
  description: Description,
  blocks: readonly Block[],
): DescribedDocument {
  // A rule parts two things: at either end there is only one left.
  const rules = blocks.map(isRule);
  const inner = blocks.slice(rules.indexOf(false), rules.lastIndexOf(false) + 1);
  const body: Root = { type: 'root', children: inner.map(({ node }) => node) };
  return { document, description, body } as DescribedDocument;
}
