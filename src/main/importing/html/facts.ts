import { linkedArticle, linkedThings, type LinkedThing } from './jsonLd';
import { attribute, elementsOf, isElement, type PageElement, type PageRoot } from './page';

/** What a page says of itself, by the places where pages do. */
export interface PageFacts {
  readonly elements: readonly PageElement[];
  /** The contents of `meta`, by name or property in lower case. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly things: readonly LinkedThing[];
  readonly article: LinkedThing | null;
  /** The address that the browser or program which saved the page has written into it. */
  readonly savedFrom: string | null;
}

/** Collects what a page says of itself; before anything is taken out of it. */
export function factsOf(page: PageRoot): PageFacts {
  const elements = elementsOf(page);
  const things = linkedThings(elements);
  return {
    elements,
    metas: metasOf(elements),
    things,
    article: linkedArticle(things),
    savedFrom: savedFrom(page),
  };
}

/** Internet Explorer's mark of the web, which other browsers write too, and SingleFile's remark. */
const savedMark =
  /^\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url:\s*)(https?:\S{1,2000})/i;

function savedFrom(page: PageRoot): string | null {
  const html = page.children.find((child) => isElement(child, 'html'));
  const nodes = [...page.children, ...(html === undefined ? [] : html.children)];
  const found = nodes.flatMap((node) =>
    node.type === 'comment' ? (savedMark.exec(node.value)?.[1] ?? []) : [],
  );
  return found[0] ?? null;
}

/** The first content of any of some metas, in the order of their names. */
export function metaOf({ metas }: PageFacts, ...names: readonly string[]): string | null {
  return names.flatMap((name) => metas.get(name) ?? [])[0] ?? null;
}

/** The elements with an `itemprop` of that name. */
export const withProperty = ({ elements }: PageFacts, name: string): PageElement[] =>
  elements.filter((element) => attribute(element, 'itemprop').split(/\s+/).includes(name));

function metasOf(elements: readonly PageElement[]): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of elements) {
    if (!isElement(element, 'meta')) continue;
    const content = attribute(element, 'content').trim();
    if (content === '') continue;
    for (const key of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = attribute(element, key).toLowerCase().trim();
      if (name === '') continue;
      const known = metas.get(name);
      if (known === undefined) metas.set(name, [content]);
      else known.push(content);
    }
  }
  return metas;
}
