import type { Root } from 'hast';
import type { Direction } from '#shared/article';
import type { Confidence } from '#shared/confidence';
import { noCorrections, type Corrections } from '#shared/corrections';
import { directionOf } from '#shared/text/direction';
import { blocksOf, type Block } from './describe/blocks';
import { standsAlone } from './describe/frontMatter';
import { readCorrected } from './describe/corrected';
import { answerOf, type Sure } from './describe/found';
import { languageOf } from './describe/language';
import type { Parts } from './describe/parts';
import { startOfText } from './describe/title';
import type { DescribedDocument, Description, ParsedDocument } from './stages';

/**
 * Finds in a document what a librarian would write down, and leaves the rest as its body. Every
 * block goes to one place, so that no word is lost; only labels (`بقلم`, `خاص`) become fields.
 */
export async function describe(
  document: ParsedDocument,
  corrections: Corrections = noCorrections,
): Promise<DescribedDocument> {
  const blocks = blocksOf(document.tree, standsAlone);
  const { taken, ...parts } = readCorrected(blocks, document.stated, corrections);
  const { stated } = document;
  // A link without text is in the language of its title.
  const sample = sampleOf(blocks) || (stated?.title ?? '');
  const language = await languageOf(sample, stated?.language);
  const direction = directionOf(sample, stated?.direction);
  const rest = blocks.filter((_, index) => !taken.has(index));
  // A file of nothing but a title and a date is shown whole rather than as an empty page.
  const body = rest.some(hasText) ? rest : blocks;
  const omitted = body === rest ? parts.omitted : [];
  const title = parts.title ?? startOfText(body);
  return described(
    document,
    toDescription({ ...parts, omitted }, title, language, direction),
    body,
  );
}

function toDescription(
  { exclusive, omitted, ...parts }: Omit<Parts, 'taken' | 'title'>,
  title: Sure<string>,
  language: Sure<string> | null,
  direction: Direction,
): Description {
  return {
    title: title.answer,
    kicker: answerOf(parts.kicker),
    subtitle: answerOf(parts.subtitle),
    lead: answerOf(parts.lead),
    bylines: [...(answerOf(parts.bylines) ?? [])],
    source: answerOf(parts.source),
    exclusive,
    placeLine: answerOf(parts.placeLine),
    published: answerOf(parts.published),
    language: answerOf(language) ?? 'und',
    direction,
    omitted,
    confidence: confidenceOf({ ...parts, title, language }),
  };
}

/** How sure each answer is that there is. */
function confidenceOf(
  answers: Readonly<Record<keyof Confidence, Sure<unknown> | null>>,
): Confidence {
  const found = Object.entries(answers).flatMap(([part, answer]) =>
    answer === null ? [] : [[part, answer.confidence] as const],
  );
  return Object.fromEntries(found);
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
