import { namesOf } from './boilerplate';
import type { Measure } from './measure';
import {
  attribute,
  elementsOf,
  isElement,
  type PageElement,
  type PageParent,
  type PageRoot,
} from './page';

/** What newsrooms and blogs call the element around an article's text, the surest first. */
const bodyNames: readonly ((element: PageElement) => boolean)[] = [
  (element) => attribute(element, 'itemprop').split(/\s+/).includes('articleBody'),
  (element) =>
    /(?:^|[\s_-])(?:(?:article|story|post|entry|blog-?post)-?_*(?:body|content|text)|articlebody|body-?copy|rich-?text|post-single-content|td-post-content)(?=$|[\s_-])/i.test(
      namesOf(element),
    ),
  (element) => element.tagName === 'article',
  (element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
];

/** So many of these names are of the text itself, from its first word; the others are of what is around it. */
const surest = 2;
/** How much of the page's prose an element must hold to be believed by its name. */
const believable = 0.5;
/** How much of an element's prose one part must hold to stand for the whole. */
const nearlyAll = 0.85;

/**
 * The element that holds a page's article: the one that says so and holds most of the prose, else
 * the smallest one that nearly all of the prose is in.
 */
export function findBody(page: PageRoot, measure: (element: PageParent) => Measure): PageParent {
  const whole = measure(page).prose;
  if (whole === 0) return page;
  const elements = elementsOf(page);
  for (const [sureness, isBody] of bodyNames.entries()) {
    const named = elements.filter(isBody);
    const best = named.reduce<PageElement | null>(
      (top, next) => (top === null || measure(next).prose > measure(top).prose ? next : top),
      null,
    );
    if (best !== null && measure(best).prose >= whole * believable) {
      return sureness < surest ? best : descend(best, measure);
    }
  }
  return descend(page, measure);
}

function descend(from: PageParent, measure: (element: PageParent) => Measure): PageParent {
  let at = from;
  for (;;) {
    const { prose } = measure(at);
    const next = at.children.find(
      (child): child is PageElement =>
        isElement(child) &&
        !isElement(child, 'p', 'ul', 'ol', 'blockquote', 'pre') &&
        measure(child).prose >= prose * nearlyAll,
    );
    if (next === undefined) return at;
    at = next;
  }
}
