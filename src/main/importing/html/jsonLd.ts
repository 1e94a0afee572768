import { textOf } from '../textOf';
import { attribute, isElement, type PageElement } from './page';

/** A thing that a page describes in JSON-LD; what is in it is anyone's guess. */
export type LinkedThing = Readonly<Record<string, unknown>>;

/** Longer descriptions are of catalogues, not of an article. */
const maximumLength = 2_000_000;
const maximumThings = 2_000;
const articleType = /(?:Article|Posting|Report|Review|Recipe|HowTo|Story|Chapter|Message)$/i;

/** The things that a page's JSON-LD describes, at any depth, in their order; what cannot be read is left out. */
export function linkedThings(elements: readonly PageElement[]): readonly LinkedThing[] {
  const things: LinkedThing[] = [];
  for (const element of elements) {
    if (!isElement(element, 'script') || !/ld\+json/i.test(attribute(element, 'type'))) continue;
    const waiting: unknown[] = [parseLoosely(textOf(element))];
    while (waiting.length > 0 && things.length < maximumThings) {
      const next = waiting.shift();
      if (Array.isArray(next)) waiting.push(...(next as unknown[]).slice(0, maximumThings));
      else if (isThing(next)) {
        things.push(next);
        waiting.push(
          ...[next['@graph'], next['mainEntity'], next['mainEntityOfPage']].filter(isNested),
        );
      }
    }
  }
  return things;
}

/** The thing that a page says it is about: an article of some kind. */
export function linkedArticle(things: readonly LinkedThing[]): LinkedThing | null {
  const isArticle = (thing: LinkedThing): boolean =>
    texts(thing['@type']).some((type) => articleType.test(type));
  return (
    things.find((thing) => isArticle(thing) && 'headline' in thing) ??
    things.find(isArticle) ??
    null
  );
}

/** The names that a property gives: its text, or the `name` of each thing in it. */
export function namesIn(value: unknown, things: readonly LinkedThing[] = []): string[] {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value];
  return values.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if (!isThing(item)) return [];
    if ('name' in item) return texts(item['name']);
    const id = item['@id'];
    const target =
      typeof id === 'string'
        ? things.find((thing) => thing['@id'] === id && 'name' in thing)
        : undefined;
    return target === undefined ? [] : texts(target['name']);
  });
}

/** The strings that a property is, one or several. */
export function texts(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 50) : [value];
  return values.filter((item): item is string => typeof item === 'string');
}

const isThing = (value: unknown): value is LinkedThing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** JSON as pages write it: in a comment, or with bare line breaks in its strings. */
function parseLoosely(source: string): unknown {
  if (source.length > maximumLength) return null;
  const bare = source.replace(
    /^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)?\s*;?\s*$/gu,
    '',
  );
  for (const text of [bare, bare.replace(/[\u0000-\u001f]+/gu, ' ')]) {
    try {
      return JSON.parse(text);
    } catch {
      continue; // not JSON: many pages' is not
    }
  }
  return null;
}
