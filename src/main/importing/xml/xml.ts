import type { XmlElement, XmlNode } from './readXml';

/** True for an element, of one of these local names if any are given. */
export function isXmlElement(node: XmlNode, ...names: readonly string[]): node is XmlElement {
  return typeof node !== 'string' && (names.length === 0 || names.includes(node.name));
}

/** The elements right inside another, of one of these local names if any are given. */
export function childrenOf(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => isXmlElement(child, ...names));
}

/** The first element right inside another that has this local name, if there is one. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child): child is XmlElement => isXmlElement(child, name));
}

/** All elements below another in the order of the document, of one of these local names if any are given. */
export function descendantsOf(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting = childrenOf(parent).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isXmlElement(next, ...names)) found.push(next);
    waiting.push(...childrenOf(next).reverse());
  }
  return found;
}

/** An attribute's value by its local name, whatever its prefix; null when there is none. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const bare = element.attributes.get(name);
  if (bare !== undefined) return bare;
  for (const [written, value] of element.attributes) {
    if (written.endsWith(`:${name}`)) return value;
  }
  return null;
}

/** All text in an element, as it stands. */
export function xmlText(element: XmlElement): string {
  const parts: string[] = [];
  const waiting: XmlNode[] = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else waiting.push(...[...next.children].reverse());
  }
  return parts.join('');
}
