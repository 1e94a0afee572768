import type { Article, Published } from '#shared/article';
import { confidences } from '#shared/confidence';
import type { LineRole } from '#shared/corrections';
import { silent, type Statement } from '../stages';
import { inHead, type Block } from './blocks';
import { firstOf, indexesOf, sure, type Found, type Sure } from './found';
import { findBylines, findDateline, findSourceLine } from './frontMatter';
import { findFurniture } from './furniture';
import { kickerOf } from './kicker';
import { findLead } from './lead';
import { findOpening, findPlaceLine, type PlaceLine } from './placeLine';
import type { SourceLine } from './sourceLine';
import { findRepeated } from './statement';
import { findSubtitle } from './subtitle';
import { findTitle } from './title';

/** What a document's blocks and its file say of it, its language apart; null for what they do not say. */
export interface Parts {
  readonly title: Sure<string> | null;
  readonly kicker: Sure<string> | null;
  readonly subtitle: Sure<string> | null;
  readonly lead: Sure<string> | null;
  readonly bylines: Sure<readonly string[]> | null;
  readonly source: Sure<string> | null;
  readonly published: Sure<Published> | null;
  readonly placeLine: Sure<string> | null;
  readonly exclusive: boolean;
  readonly omitted: Article['omitted'];
  /** The blocks that are one of the parts, and so not the body. */
  readonly taken: ReadonlySet<number>;
}

/** Parts that are not to be looked for: the reader has said what they are, or that there are none. */
export interface Settled {
  readonly parts: ReadonlySet<LineRole>;
  /** The block that the reader named as the title; -1 for none. */
  readonly titleIndex: number;
}

const nothing: Settled = { parts: new Set(), titleIndex: -1 };

/** Finds a document's parts: what its file states is so, the rest is read from its blocks. */
export function readParts(
  blocks: readonly Block[],
  statement: Statement = silent,
  settled: Settled = nothing,
): Parts {
  const stated = statedParts(statement);
  const front = findFront(blocks, statement, settled);
  const taken = new Set([...front.indexes, ...indexesOf(front.furniture)]);
  const unless = <Answer>(isKnown: boolean, part: LineRole, find: () => Answer): Answer | null =>
    isKnown || settled.parts.has(part) ? null : find();

  const title = unless(stated.title !== null, 'title', () => findTitle(blocks, taken));
  take(taken, title);
  const bylines =
    unless(stated.bylines !== null, 'byline', () =>
      freeBylines(blocks, stated, title, taken, front),
    ) ?? [];
  for (const byline of bylines) take(taken, byline);
  const above = title ?? front;
  const subtitle = unless(isSubtitleStated(stated), 'subtitle', () =>
    findSubtitle(blocks, above, taken),
  );
  take(taken, subtitle);
  const frontEnd = Math.max(-1, ...[...front.indexes, ...indexesOf(bylines)].filter(inHead));
  // A lead stands below the title, wherever a text repeats the one that its file states.
  const named = settled.titleIndex < 0 ? front.index : settled.titleIndex;
  const titleIndex = title === null ? named : title.index;
  const lead = unless(false, 'lead', () => findLead(blocks, { taken, titleIndex, frontEnd }));
  take(taken, lead);

  const place = firstOf(front.placeLine, openingIn(blocks, taken, lead));
  const { sourceLine } = front;
  return {
    taken,
    lead,
    ...titleParts(firstOf(stated.title, title), sourceLine),
    subtitle: firstOf(stated.subtitle, subtitle),
    bylines: firstOf(stated.bylines, allOf(bylines)),
    source: firstOf(sourceOf(sourceLine), stated.source, agencyOf(place)),
    placeLine: place && { answer: place.answer.words, confidence: place.confidence },
    published: firstOf(stated.published, front.dateline),
    exclusive: sourceLine?.answer.exclusive === true,
    omitted: front.furniture.map(({ answer }) => answer),
  };
}

type Stated = Pick<Parts, 'title' | 'subtitle' | 'bylines' | 'source' | 'published'>;

function statedParts(statement: Statement): Stated {
  const { title, subtitle = null, bylines, source, published } = statement;
  const given = (part: keyof Stated): number => statement.confidence?.[part] ?? confidences.stated;
  const isDoubtful = published?.doubt !== undefined;
  return {
    title: sure(title, given('title')),
    subtitle: sure(subtitle, given('subtitle')),
    bylines: sure(bylines.length === 0 ? null : bylines, given('bylines')),
    source: sure(source, given('source')),
    published: sure(published, isDoubtful ? confidences.assumed : given('published')),
  };
}

/** A file that states its title in a field would state what is below it too. */
const isSubtitleStated = ({ title, subtitle }: Stated): boolean =>
  subtitle !== null || title?.confidence === confidences.stated;

/** The lines about a text that are told by their own words, wherever its title is. */
interface Front {
  /** The block that repeats the title that the file states; -1 for none. */
  readonly index: number;
  readonly dateline: Found<Published> | null;
  readonly sourceLine: Found<SourceLine> | null;
  readonly placeLine: Found<PlaceLine> | null;
  readonly furniture: ReturnType<typeof findFurniture>;
  /** All of their blocks but the furniture's. */
  readonly indexes: ReadonlySet<number>;
}

function findFront(blocks: readonly Block[], statement: Statement, settled: Settled): Front {
  const repeated = findRepeated(blocks, statement);
  const isDated = statement.published !== null || settled.parts.has('date');
  const datelines = isDated ? [] : findDateline(blocks);
  const sourceLines = settled.parts.has('source') ? [] : findSourceLine(blocks);
  const placeLines = findPlaceLine(blocks);
  return {
    index: repeated.find(({ isTitle }) => isTitle)?.index ?? -1,
    dateline: datelines[0] ?? null,
    sourceLine: sourceLines[0] ?? null,
    placeLine: placeLines[0] ?? null,
    furniture: findFurniture(blocks),
    indexes: new Set(indexesOf([...repeated, ...datelines, ...sourceLines, ...placeLines])),
  };
}

function titleParts(
  title: Sure<string> | null,
  source: Sure<SourceLine> | null,
): Pick<Parts, 'title' | 'kicker'> {
  const programme = source === null ? null : sure(source.answer.programme, source.confidence);
  return { title, kicker: firstOf(programme, kickerOf(title === null ? '' : title.answer)) };
}

const sourceOf = (line: Sure<SourceLine> | null): Sure<string> | null =>
  line && { answer: line.answer.source, confidence: line.confidence };

/** The agency beside a place is the source of a text that names no other. */
const agencyOf = (place: Sure<PlaceLine> | null): Sure<string> | null =>
  place && sure(place.answer.agency, confidences.placed);

/** The place that the body opens with, or the lead before it. */
function openingIn(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
  lead: Found<string> | null,
): Sure<PlaceLine> | null {
  return findOpening(blocks, (index) => index === lead?.index || !taken.has(index));
}

function take(taken: Set<number>, found: { readonly index: number } | null): void {
  if (found !== null) taken.add(found.index);
}

/** The bylines below the title that are nothing else. */
function freeBylines(
  blocks: readonly Block[],
  stated: Stated,
  title: Found<string> | null,
  taken: ReadonlySet<number>,
  { indexes }: Front,
): ReturnType<typeof findBylines> {
  const above = title?.index ?? (stated.title === null ? 0 : -1);
  return findBylines(blocks, above, indexes).filter(({ index }) => !taken.has(index));
}

/** Names of several lines are as sure as the least sure line. */
function allOf(bylines: readonly Found<readonly string[]>[]): Sure<readonly string[]> | null {
  if (bylines.length === 0) return null;
  return {
    answer: bylines.flatMap(({ answer }) => answer),
    confidence: Math.min(...bylines.map(({ confidence }) => confidence)),
  };
}
