import type { Element, ElementContent, Root } from 'hast';
import { bareText } from '../html/bareText';
import { removeUnreadable } from '../html/boilerplate';
import { toBlocks } from '../html/blocks';
import { readDate } from '../html/pageDate';
import { placePictures } from '../html/pagePictures';
import { parsePage, TooDeepError } from '../html/parsePage';
import type { Picture } from '../pictures';
import { repairText } from '../repairText';
import {
  silent,
  type CarriedMark,
  type CarriedReading,
  type Container,
  type OriginalFile,
  type ParsedDocument,
  type Statement,
} from '../stages';
import { textOf } from '../textOf';

/** What an export says of one article; the richest of markup, text, marks and excerpt becomes its body. */
export interface SavedEntry {
  readonly title: string;
  readonly url: string;
  /** The article's own markup, as the program had cleaned it. */
  readonly markup?: string;
  /** The whole article as plain text. */
  readonly text?: string;
  /** Some words about it. */
  readonly excerpt?: string;
  readonly bylines?: readonly string[];
  readonly source?: string;
  /** When it was published, in any words. */
  readonly published?: string;
  readonly reading: CarriedReading;
}

/** Where an entry came from. */
export interface EntryPlace {
  readonly format: string;
  readonly original: OriginalFile;
  readonly encoding: string | null;
  /** Absent for the only entry of a file. */
  readonly container?: Container;
}

/** Makes the document of an entry; null for one that says nothing at all. */
export function documentOf(entry: SavedEntry, place: EntryPlace): ParsedDocument | null {
  const { tree, assets, extent } = bodyOf(entry);
  const stated = statementOf(entry);
  if (textOf(tree).trim() === '' && stated.title === null && stated.url === null) return null;
  const { marks = [], tags = [], ...standing } = entry.reading;
  const reading = { ...standing, tags: tags.map(oneLine), marks: marks.map(repairedMark) };
  const held = extent === null ? {} : { extent };
  return { ...place, ...held, stated, reading, assets, tree } as unknown as ParsedDocument;
}

function statementOf({ title, url, bylines, source, published }: SavedEntry): Statement {
  return {
    ...silent,
    title: orNull(oneLine(title)),
    url: orNull(url.trim()),
    bylines: (bylines ?? []).map(oneLine).filter((name) => name !== ''),
    source: orNull(oneLine(source ?? '')),
    published: readDate(published ?? ''),
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** No-break spaces stay: they are meant. */
const oneLine = (text: string): string =>
  repairText(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim();

const repairedMark = ({ quote, note, tags = [], ...mark }: CarriedMark): CarriedMark => ({
  ...mark,
  quote: repairText(quote),
  note: repairText(note),
  tags: tags.map(oneLine),
});

interface EntryBody {
  readonly tree: Root;
  readonly assets: readonly Picture[];
  readonly extent: 'summary' | 'quotes' | 'link' | null;
}

function bodyOf({ markup = '', text = '', excerpt = '', reading }: SavedEntry): EntryBody {
  const whole = markup.trim() === '' ? { tree: root([]), assets: [] } : readMarkup(markup);
  if (textOf(whole.tree).trim() !== '') return { ...whole, extent: null };
  const written = (blocks: Element[], extent: EntryBody['extent']): EntryBody => ({
    tree: root(blocks),
    assets: [],
    extent,
  });
  const blocks = paragraphsOf(text);
  if (blocks.length > 0) return written(blocks, null);
  const quotes = (reading.marks ?? []).map(({ quote }) => paragraphsOf(quote));
  if (quotes.some((quote) => quote.length > 0)) {
    const quoted = quotes.filter((quote) => quote.length > 0);
    return written(
      quoted.map((quote) => element('blockquote', quote)),
      'quotes',
    );
  }
  const summary = paragraphsOf(excerpt);
  return summary.length > 0 ? written(summary, 'summary') : written([], 'link');
}

function readMarkup(markup: string): Pick<EntryBody, 'tree' | 'assets'> {
  const repaired = repairText(markup);
  try {
    const page = parsePage(repaired);
    removeUnreadable(page);
    const assets = placePictures(page, () => null);
    return { tree: toBlocks(page), assets };
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return { tree: bareText(repaired), assets: [] };
  }
}

/** A paragraph for each line that has something in it. */
function paragraphsOf(text: string): Element[] {
  const lines = repairText(text)
    .split('\n')
    .map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((value) => element('p', [{ type: 'text', value }]));
}

const root = (children: Element[]): Root => ({ type: 'root', children });

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
