import { Refusal } from '../refusal';
import type { XmlElement } from '../xml/readXml';
import { escapeXml, tagsOf } from '../xml/writeXml';
import { attributeOf, childrenOf } from '../xml/xml';
import { readFeedDate } from './feedDate';
import { lineOf } from './markup';
import type { SavedLink } from './savedLinks';

interface Level {
  readonly outline: XmlElement;
  readonly folders: readonly string[];
}

/** The links of an OPML document (1.0 to 2.0) in their order: subscriptions by their sites; throws `unknown-format` for other XML. */
export function readOutlines(root: XmlElement): readonly SavedLink[] {
  if (root.name.toLowerCase() !== 'opml') throw new Refusal('unknown-format', 'no OPML');
  const links: SavedLink[] = [];
  const below = (parent: XmlElement, folders: readonly string[]): Level[] =>
    childrenOf(parent)
      .map((outline) => ({ outline, folders }))
      .reverse();
  const waiting = below(root, []);
  for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
    const { outline, folders } = level;
    if (outline.name === 'body') waiting.push(...below(outline, folders));
    if (outline.name !== 'outline') continue;
    const link = linkOf(outline, folders);
    if (link !== null) links.push(link);
    const name = titleOf(outline);
    waiting.push(...below(outline, name === '' ? folders : [...folders, name]));
  }
  return links;
}

const valueOf = (outline: XmlElement, ...names: readonly string[]): string =>
  names.map((name) => attributeOf(outline, name)?.trim() ?? '').find((value) => value !== '') ?? '';

const titleOf = (outline: XmlElement): string => lineOf(valueOf(outline, 'text', 'title'));

function linkOf(outline: XmlElement, folders: readonly string[]): SavedLink | null {
  const address = valueOf(outline, 'htmlUrl', 'url', 'xmlUrl');
  if (address === '') return null;
  const created = readFeedDate(valueOf(outline, 'created'))?.instant ?? '';
  return {
    ...{ address, folders, title: titleOf(outline) },
    tags: valueOf(outline, 'category')
      .split(/[,/]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    note: valueOf(outline, '_note', 'description'),
    addedAt: created.endsWith('Z') ? new Date(created).toISOString() : null,
    language: valueOf(outline, 'language') || null,
    alone: () => aloneIn(outline, folders),
  };
}

function aloneIn(outline: XmlElement, folders: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '<head/>',
    '<body>',
    ...folders.map((name) => `<outline text="${escapeXml(escapeXml(name))}">`),
    tagsOf(outline).join(''),
    ...folders.map(() => '</outline>'),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}
