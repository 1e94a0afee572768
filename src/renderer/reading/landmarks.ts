import type { Nodes } from 'hast';
import type { Span } from '#shared/text/spans';
import { isPlaceName } from '#shared/safeTree';
import { sampleText } from '#shared/text/blockDirection';
import type { PreparedArticle, TextLeaf } from './parts';

/** A heading of an article: its words, where they stand in the text, and how deep it is from 1 to 3. */
export interface ContentsLine extends Span {
  readonly text: string;
  readonly level: number;
}

/** What in an article can be gone to by name: its headings in their order, and the places that links lead to. */
export interface Landmarks {
  readonly contents: readonly ContentsLine[];
  readonly places: ReadonlyMap<string, number>;
}

const heading = /^h[1-3]$/;
/** Longer lines are cut by the menu anyway. */
const maximumText = 300;
/** More lines are no overview: the deeper ones are left out first. */
const overview = 400;
const maximumLines = 1000;

/** Finds an article's landmarks; offsets are UTF-16 units of its plain text. */
export function landmarksOf({ blocks, parts }: PreparedArticle): Landmarks {
  const starts = new Map<TextLeaf, number>();
  for (const { pieces } of blocks) for (const { node, start } of pieces) starts.set(node, start);
  const places = new Map<string, number>();
  const found: ContentsLine[] = [];
  /** Places and headings that wait for their first text. */
  let names: string[] = [];
  let titles: Omit<ContentsLine, 'start' | 'end'>[] = [];

  const reach = (start: number): void => {
    for (const name of names) if (!places.has(name)) places.set(name, start);
    for (const { text, level } of titles) {
      found.push({ text, level, start, end: start + text.length });
    }
    [names, titles] = [[], []];
  };
  const visit = (node: Nodes): void => {
    const start = node.type === 'text' || node.type === 'element' ? starts.get(node) : undefined;
    if (start !== undefined) reach(start);
    if (node.type === 'element') {
      if (isPlaceName(node.properties.id)) names.push(node.properties.id);
      if (heading.test(node.tagName)) {
        const text = sampleText(node, maximumText).replace(/\s+/gu, ' ').trim();
        if (text !== '') titles.push({ text, level: Number(node.tagName.slice(1)) });
      }
    }
    if ('children' in node) node.children.forEach(visit);
  };
  for (const { nodes } of parts) nodes.forEach(visit);
  return { contents: overviewOf(found), places };
}

/** The deepest lines that still make an overview, with the highest of them as level 1. */
function overviewOf(lines: readonly ContentsLine[]): readonly ContentsLine[] {
  const levels = [...new Set(lines.map(({ level }) => level))].sort();
  const kept = [3, 2, 1]
    .map((count) => lines.filter(({ level }) => levels.indexOf(level) < count))
    .find((shown, index) => shown.length <= overview || index === 2);
  return (kept ?? [])
    .slice(0, maximumLines)
    .map((line) => ({ ...line, level: levels.indexOf(line.level) + 1 }));
}
