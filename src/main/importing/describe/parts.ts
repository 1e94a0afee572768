import { silent, type Description, type Statement } from '../stages';
import { inHead, onlyLine, type Block } from './blocks';
import { findBylines, findDateline, findSourceLine } from './frontMatter';
import { findFurniture } from './furniture';
import { kickerOf } from './kicker';
import { findLead } from './lead';
import type { SourceLine } from './sourceLine';
import { findRepeated } from './statement';
import { findTitle } from './title';

/** What a document's blocks and its file say of it, its language apart. */
export type Parts = Omit<Description, 'title' | 'language' | 'direction'> & {
  readonly title: string | null;
  /** The blocks that are one of the parts, and so not the body. */
  readonly taken: ReadonlySet<number>;
};

type Unsourced = Omit<SourceLine, 'source'> & { readonly source: string | null };
const unstated: Unsourced = { source: null, programme: null, exclusive: false };

/** Finds a document's parts: what its file states is so, the rest is read from its blocks. */
export function readParts(blocks: readonly Block[], stated: Statement = silent): Parts {
  const repeated = findRepeated(blocks, stated);
  const dateline = stated.published === null ? findDateline(blocks) : [];
  const sourceLine = findSourceLine(blocks);
  const furniture = findFurniture(blocks);
  const taken = new Set([...repeated, ...indexesOf([...dateline, ...sourceLine, ...furniture])]);
  const titleIndex = stated.title === null ? findTitle(blocks, taken) : null;
  add(taken, titleIndex);
  const bylines = freeBylines(blocks, stated, titleIndex, taken);
  for (const index of indexesOf(bylines)) taken.add(index);
  const front = [...repeated, ...indexesOf([...dateline, ...sourceLine, ...bylines])].filter(
    inHead,
  );
  const frontEnd = Math.max(-1, ...front);
  const leadIndex = findLead(blocks, { taken, titleIndex: titleIndex ?? -1, frontEnd });
  add(taken, leadIndex);

  return {
    taken,
    ...labelsOf(stated, stated.title ?? lineAt(blocks, titleIndex), sourceLine[0]?.answer),
    lead: lineAt(blocks, leadIndex),
    bylines: [...stated.bylines, ...bylines.flatMap(({ answer }) => answer)],
    published: stated.published ?? dateline[0]?.answer ?? null,
    omitted: furniture.map(({ answer }) => answer),
  };
}

function labelsOf(
  stated: Statement,
  title: string | null,
  { source, programme, exclusive }: Unsourced = unstated,
): Pick<Parts, 'title' | 'kicker' | 'source' | 'exclusive'> {
  const kicker = programme ?? kickerOf(title ?? '');
  return { title, kicker, source: source ?? stated.source, exclusive };
}

function add(taken: Set<number>, index: number | null): void {
  if (index !== null) taken.add(index);
}

/** The bylines in the text, unless the file states who wrote it. */
function freeBylines(
  blocks: readonly Block[],
  { title, bylines }: Statement,
  titleIndex: number | null,
  taken: ReadonlySet<number>,
): ReturnType<typeof findBylines> {
  if (bylines.length > 0) return [];
  const above = titleIndex ?? (title === null ? 0 : -1);
  return findBylines(blocks, above).filter(({ index }) => !taken.has(index));
}

const indexesOf = (found: readonly { readonly index: number }[]): number[] =>
  found.map(({ index }) => index);

function lineAt(blocks: readonly Block[], index: number | null): string | null {
  const block = index === null ? undefined : blocks[index];
  return block === undefined ? null : onlyLine(block);
}
