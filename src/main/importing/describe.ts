import type { Root } from 'hast';
import { directionOf } from '#shared/text/direction';
import { blocksOf, inHead, onlyLine, type Block } from './describe/blocks';
import {
  findBylines,
  findCallsToAction,
  findDateline,
  findSourceLine,
  standsAlone,
} from './describe/frontMatter';
import { kickerOf } from './describe/kicker';
import { languageOf } from './describe/language';
import { findLead } from './describe/lead';
import { findTitle, startOfText } from './describe/title';
import type { DescribedDocument, Description, ParsedDocument } from './stages';

/**
 * Finds in a document what a librarian would write down, and leaves the rest as its body. Every
 * block goes to one place, so that no word is lost; only labels (`بقلم`, `خاص`) become fields.
 */
export async function describe(document: ParsedDocument): Promise<DescribedDocument> {
  const blocks = blocksOf(document.tree, standsAlone);
  const { taken, ...parts } = readParts(blocks);
  const sample = sampleOf(blocks);
  const language = await languageOf(sample);
  const direction = directionOf(sample);
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

type Parts = Omit<Description, 'title' | 'language' | 'direction'> & {
  readonly title: string | null;
  /** The blocks that are one of the parts, and so not the body. */
  readonly taken: ReadonlySet<number>;
};

const unstated = { source: null, programme: null, exclusive: false };

function readParts(blocks: readonly Block[]): Parts {
  const dateline = findDateline(blocks);
  const sourceLine = findSourceLine(blocks);
  const callsToAction = findCallsToAction(blocks);
  const taken = new Set(indexesOf([...dateline, ...sourceLine, ...callsToAction]));
  const titleIndex = findTitle(blocks, taken);
  if (titleIndex !== null) taken.add(titleIndex);
  const bylines = findBylines(blocks, titleIndex ?? 0).filter(({ index }) => !taken.has(index));
  for (const index of indexesOf(bylines)) taken.add(index);
  const front = indexesOf([...dateline, ...sourceLine, ...bylines]).filter(inHead);
  const leadIndex = findLead(blocks, {
    taken,
    titleIndex: titleIndex ?? -1,
    frontEnd: Math.max(-1, ...front),
  });
  if (leadIndex !== null) taken.add(leadIndex);

  const title = lineAt(blocks, titleIndex);
  const { source, programme, exclusive } = sourceLine[0]?.answer ?? unstated;
  return {
    taken,
    title,
    kicker: programme ?? kickerOf(title ?? ''),
    lead: lineAt(blocks, leadIndex),
    bylines: bylines.flatMap(({ answer }) => answer),
    source,
    exclusive,
    published: dateline[0]?.answer ?? null,
    omitted: callsToAction.map(({ answer }) => ({ reason: 'call-to-action', text: answer })),
  };
}

const indexesOf = (found: readonly { readonly index: number }[]): number[] =>
  found.map(({ index }) => index);

function lineAt(blocks: readonly Block[], index: number | null): string | null {
  const block = index === null ? undefined : blocks[index];
  return block === undefined ? null : onlyLine(block);
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
