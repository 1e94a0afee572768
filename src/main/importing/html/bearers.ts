import { maximumPlaces, placeName } from '#shared/safeTree';
import type { PageElement, PageNode, PageParent, PageText } from './page';

/** Names elements as places of an article, each once and the first one `place-1`; null for none, and when there are too many. */
export function createPlaceNames(): (bearer: PageElement | null) => string | null {
  let places = 0;
  return (bearer) => {
    if (bearer === null) return null;
    if (bearer.place === undefined && places < maximumPlaces) {
      places += 1;
      bearer.place = placeName(places);
    }
    return bearer.place ?? null;
  };
}

/** What becomes one element of an article, whatever is in it. */
const whole = /^(?:h[1-6]|a|sup)$/;

/**
 * Finds what can bear the name of a place on a page: for any of its elements, even an empty one, the
 * element that the first text in or after it stands in, which `toBlocks` keeps; a `span` is put around
 * the text where there is none. Null when no text follows. Call it when all that goes is gone.
 */
export function createBearers(body: PageParent): (target: PageElement) => PageElement | null {
  const places = new Map<PageElement, number>();
  const texts: { readonly at: number; readonly text: PageText }[] = [];
  const bearers = new Map<PageText, PageElement>();
  const waiting: (PageNode | PageParent)[] = [body];
  for (let at = 0, node = waiting.pop(); node !== undefined; at += 1, node = waiting.pop()) {
    if (node.type === 'text' && node.value.trim() !== '') texts.push({ at, text: node });
    if (node.type === 'element') places.set(node, at);
    if (!('children' in node)) continue;
    for (let child = node.children.length - 1; child >= 0; child -= 1) {
      const next = node.children[child];
      if (next !== undefined) waiting.push(next);
    }
  }
  return (target) => {
    const at = places.get(target);
    if (at === undefined) return null;
    const text = firstFrom(texts, at);
    if (text === null) return null;
    const isFirstIn = (element: PageElement): boolean =>
      firstFrom(texts, places.get(element) ?? Infinity) === text;
    const bearer = bearers.get(text) ?? bearerOf(text, isFirstIn);
    bearers.set(text, bearer);
    return bearer;
  };
}

function firstFrom(
  texts: readonly { readonly at: number; readonly text: PageText }[],
  from: number,
): PageText | null {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.at ?? 0) >= from) high = middle;
    else low = middle + 1;
  }
  return texts[low]?.text ?? null;
}

function bearerOf(text: PageText, isFirstIn: (element: PageElement) => boolean): PageElement {
  for (let up = text.parent; up?.type === 'element' && isFirstIn(up); up = up.parent) {
    if (whole.test(up.tagName)) return up;
  }
  return wrapped(text);
}

/** Puts a `span` around a text, without the white space at its ends. */
function wrapped(text: PageText): PageElement {
  const { parent, value } = text;
  const start = value.length - value.trimStart().length;
  const end = value.trimEnd().length;
  const span: PageElement = {
    ...{ type: 'element', tagName: 'span', properties: {}, children: [], parent },
  };
  const part = (from: number, to: number, within: typeof parent): PageText[] =>
    from === to ? [] : [{ type: 'text', value: value.slice(from, to), parent: within }];
  span.children = part(start, end, span);
  const around = [...part(0, start, parent), span, ...part(end, value.length, parent)];
  if (parent !== null) parent.children.splice(parent.children.indexOf(text), 1, ...around);
  return span;
}
