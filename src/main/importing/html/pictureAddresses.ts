import { attribute, isElement, type PageElement } from './page';

/** More places for one picture are there to keep the reader waiting. */
const maximumAddresses = 24;

/** Where pages keep a picture's true address when a script is to load it late. */
const addressNames = [
  ...['src', 'data-src', 'data-original', 'data-lazy-src', 'data-full-url', 'data-orig-file'],
];
const setNames = ['srcset', 'data-srcset', 'data-lazy-srcset'];

/** The addresses that a picture may be loaded from: its own, those of its sizes, and those of the sources around it. */
export function pictureAddresses(picture: PageElement, background: string | null): string[] {
  const sources = isElement(picture.parent, 'picture')
    ? picture.parent.children.filter((child): child is PageElement => isElement(child, 'source'))
    : [];
  const own = addressNames.map((name) => attribute(picture, name).trim());
  const sets = [picture, ...sources].flatMap((element) =>
    setNames.flatMap((name) => addressesInSet(attribute(element, name))),
  );
  const all = [background ?? '', ...own, ...sets].filter((address) => address !== '');
  return [...new Set(all)].slice(0, maximumAddresses);
}

const nextAddress = /[\s,]*(\S+)/y;
const descriptor = /[^,]*/y;

/** The addresses in a `srcset` (WHATWG HTML, 4.8.4.2.1): a comma ends one only where white space or the end follows. */
export function addressesInSet(set: string): string[] {
  const addresses: string[] = [];
  let at = 0;
  while (addresses.length < maximumAddresses) {
    nextAddress.lastIndex = at;
    const [, found = ''] = nextAddress.exec(set) ?? [];
    if (found === '') return addresses;
    addresses.push(found.replace(/,+$/, ''));
    at = nextAddress.lastIndex;
    if (found.endsWith(',')) continue;
    descriptor.lastIndex = at;
    descriptor.exec(set);
    at = descriptor.lastIndex;
  }
  return addresses;
}

/** The picture that an element's style puts behind it, or null. */
export type BackgroundOf = (element: PageElement) => string | null;

/** Names are short, and a picture's data holds no bracket: each is looked at once. */
const variable = /(--[\w-]{1,80})\s{0,20}:\s{0,20}url\(\s{0,20}["']?(data:image\/[^"'()\s]+)/gi;
const ownBackground =
  /(?:^|;)\s*background(?:-image)?\s*:[^;]{0,200}?url\(\s{0,20}(["']?)([^"'()]+)\1/i;
const sharedBackground =
  /(?:^|;)\s*background(?:-image)?\s*:[^;]{0,200}?var\(\s{0,20}(--[\w-]{1,80})/i;

/**
 * Reads the pictures that a page's style sheets keep in variables, where a saved page holds one that
 * several elements show; before the style sheets are taken out.
 */
export function backgroundsOf(elements: readonly PageElement[]): BackgroundOf {
  const variables = new Map<string, string>();
  for (const sheet of elements.filter((element) => isElement(element, 'style'))) {
    for (const child of sheet.children) {
      if (child.type !== 'text') continue;
      for (const [, name = '', address = ''] of child.value.matchAll(variable)) {
        variables.set(name, address);
      }
    }
  }
  return (element) => {
    const style = attribute(element, 'style');
    const name = sharedBackground.exec(style)?.[1];
    return (
      (name === undefined ? undefined : variables.get(name)) ??
      ownBackground.exec(style)?.[2] ??
      null
    );
  };
}
