import { attributeOf, childOf, childrenOf, descendantsOf } from '../xml/xml';
import type { XmlElement } from '../xml/readXml';
import { resolveReference } from './paths';

/** A file that a book's manifest lists. */
export interface ManifestItem {
  readonly id: string;
  /** In the archive. */
  readonly path: string;
  readonly type: string;
  readonly properties: readonly string[];
  /** The id of the item to be read instead by who does not know its type. */
  readonly fallback: string | null;
}

/** What a package document (EPUB 3.3, OPF 2.0) says of a book. */
export interface BookPackage {
  readonly metadata: XmlElement | null;
  readonly items: ReadonlyMap<string, ManifestItem>;
  /** What is read, in order: what a reader may pass over comes last. Without a spine, all texts as the manifest lists them. */
  readonly spine: readonly ManifestItem[];
  readonly direction: 'ltr' | 'rtl' | null;
  /** The navigation document of EPUB 3, and the NCX of EPUB 2. */
  readonly nav: ManifestItem | null;
  readonly ncx: ManifestItem | null;
  /** The files that the guide of EPUB 2 names, by the type that it gives them. */
  readonly guide: ReadonlyMap<string, string>;
}

const maximumItems = 10_000;
const readable =
  /^(?:application\/(?:xhtml\+xml|x-dtbook\+xml)|text\/html|text\/x-oeb1-document|image\/(?:svg\+xml|png|jpeg|gif|webp))$/;
const withTypes: Readonly<Record<string, string>> = {
  ...{ xhtml: 'application/xhtml+xml', html: 'text/html', htm: 'text/html', xml: 'text/html' },
};

/** Reads a package document that lies at `path`; what it does not say or names twice is left out. */
export function readPackage(root: XmlElement, path: string): BookPackage {
  const manifest = descendantsOf(root, 'item').slice(0, maximumItems);
  const items = new Map<string, ManifestItem>();
  for (const element of manifest) {
    const item = itemOf(element, path);
    if (item !== null && !items.has(item.id)) items.set(item.id, item);
  }
  const spine = descendantsOf(root, 'spine')[0];
  const listed = [...items.values()];
  return {
    metadata: childOf(root, 'metadata') ?? descendantsOf(root, 'metadata')[0] ?? null,
    items,
    spine: spineOf(spine, items) ?? listed.filter(({ type }) => isText(type)),
    direction: directionOf(spine),
    nav: listed.find(({ properties }) => properties.includes('nav')) ?? null,
    ncx:
      items.get(stated(spine, 'toc')) ??
      listed.find(({ type }) => type === 'application/x-dtbncx+xml') ??
      null,
    guide: guideOf(root, path),
  };
}

/** An attribute's value; empty when there is none. */
const stated = (element: XmlElement | undefined, name: string): string =>
  element === undefined ? '' : (attributeOf(element, name)?.trim() ?? '');

function directionOf(spine: XmlElement | undefined): BookPackage['direction'] {
  const direction = stated(spine, 'page-progression-direction');
  return direction === 'rtl' || direction === 'ltr' ? direction : null;
}

function itemOf(element: XmlElement, from: string): ManifestItem | null {
  const id = stated(element, 'id');
  const reference = resolveReference(from, stated(element, 'href'));
  if (id === '' || reference === null || reference.path === from) return null;
  const { path } = reference;
  const extension = /\.([a-z]{1,6})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = stated(element, 'media-type').toLowerCase();
  return {
    ...{ id, path, type: type === '' ? (withTypes[extension] ?? '') : type },
    properties: stated(element, 'properties').split(/\s+/),
    fallback: attributeOf(element, 'fallback'),
  };
}

const isText = (type: string): boolean => readable.test(type) && !type.startsWith('image/');

/** Each file once, however often a spine names it; null for a spine that names none. */
function spineOf(
  spine: XmlElement | undefined,
  items: ReadonlyMap<string, ManifestItem>,
): readonly ManifestItem[] | null {
  const first = new Set<ManifestItem>();
  const last = new Set<ManifestItem>();
  const references = spine === undefined ? [] : childrenOf(spine, 'itemref');
  for (const reference of references.slice(0, maximumItems)) {
    const item = readableItem(items, attributeOf(reference, 'idref'));
    if (item === null) continue;
    (attributeOf(reference, 'linear') === 'no' ? last : first).add(item);
  }
  const ordered = [...first, ...[...last].filter((item) => !first.has(item))];
  return ordered.length === 0 ? null : ordered;
}

/** An item, or the first of its fallbacks that can be read; fallbacks may go in a circle. */
function readableItem(
  items: ReadonlyMap<string, ManifestItem>,
  id: string | null,
): ManifestItem | null {
  const seen = new Set<string>();
  for (let next = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const item = items.get(next);
    if (item === undefined || readable.test(item.type)) return item ?? null;
    next = item.fallback;
  }
  return null;
}

function guideOf(root: XmlElement, from: string): ReadonlyMap<string, string> {
  const guide = new Map<string, string>();
  for (const reference of descendantsOf(root, 'reference').slice(0, 100)) {
    const type = attributeOf(reference, 'type')?.toLowerCase() ?? '';
    const file = resolveReference(from, attributeOf(reference, 'href') ?? '');
    if (file !== null && !guide.has(type)) guide.set(type, file.path);
  }
  return guide;
}
