import type { Direction } from '#shared/article';
import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf } from '../../xml/xml';
import { roleOfStyle } from '../roles';
import type { Role } from '../document';

/** The `w:val` of an element right inside another; null when either is missing. */
export function valueOf(parent: XmlElement | undefined, name: string): string | null {
  const child = parent === undefined ? undefined : childOf(parent, name);
  return child === undefined ? null : attributeOf(child, 'val');
}

/** A property that is on or off (`w:b`, `w:vanish`); null where nothing is said. */
export function toggleOf(properties: XmlElement | undefined, name: string): boolean | null {
  const child = properties === undefined ? undefined : childOf(properties, name);
  if (child === undefined) return null;
  return !/^(?:0|false|off|none)$/.test(attributeOf(child, 'val') ?? 'on');
}

/** A style with all that it takes from those it is based on. */
export interface DocxStyle {
  readonly role: Role;
  readonly level: number;
  readonly numbering: XmlElement | null;
  readonly direction: Direction | null;
  /** Its `w:rPr` elements, the nearest first. */
  readonly runProperties: readonly XmlElement[];
}

/** Finds a style by its id. */
export type FindStyle = (id: string | null, type: 'paragraph' | 'character') => DocxStyle;

/** Deeper chains go in circles. */
const maximumChain = 20;
const unstyled: DocxStyle = {
  role: 'body',
  level: 1,
  numbering: null,
  direction: null,
  runProperties: [],
};

/** Reads `styles.xml` (ISO/IEC 29500-1, 17.7); without it a style is known by its id alone. */
export function readStyles(root: XmlElement | null): FindStyle {
  const elements = new Map<string, XmlElement>();
  const defaults = new Map<string, string>();
  for (const element of root === null ? [] : childrenOf(root, 'style')) {
    const id = attributeOf(element, 'styleId');
    if (id === null) continue;
    elements.set(id, element);
    if (/^(?:1|true|on)$/.test(attributeOf(element, 'default') ?? '')) {
      defaults.set(attributeOf(element, 'type') ?? '', id);
    }
  }
  const known = new Map<string, DocxStyle>();
  return (stated, type) => {
    const id = stated ?? defaults.get(type);
    if (id === undefined) return unstyled;
    const style = known.get(id) ?? styleOf(chainOf(id, elements), id);
    known.set(id, style);
    return style;
  };
}

function chainOf(id: string, elements: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  let next: string | null = id;
  while (next !== null && chain.length < maximumChain) {
    const element: XmlElement | undefined = elements.get(next);
    if (element === undefined) break;
    chain.push(element);
    next = valueOf(element, 'basedOn');
  }
  return chain;
}

function styleOf(chain: readonly XmlElement[], id: string): DocxStyle {
  const paragraphs = chain.flatMap((element) => childOf(element, 'pPr') ?? []);
  const roles = chain.flatMap((element) => roleIn(element) ?? []);
  const first = roles[0] ?? (chain.length === 0 ? roleOfStyle(id) : null);
  const bidi = paragraphs.map((properties) => toggleOf(properties, 'bidi'));
  const isTurned = bidi.find((toggle) => toggle !== null);
  return {
    role: first?.role ?? 'body',
    level: first?.level ?? 1,
    numbering: paragraphs.flatMap((properties) => childOf(properties, 'numPr') ?? [])[0] ?? null,
    direction: isTurned === undefined ? null : isTurned ? 'rtl' : 'ltr',
    runProperties: chain.flatMap((element) => childOf(element, 'rPr') ?? []),
  };
}

/** By its name, which Word stores in English and others as they show it; else by its place in an outline. */
function roleIn(style: XmlElement): { role: Role; level: number } | null {
  const names = [valueOf(style, 'name'), ...(valueOf(style, 'aliases') ?? '').split(',')];
  for (const name of names) {
    const role = name === null ? null : roleOfStyle(name);
    if (role !== null) return role;
  }
  return headingOfOutline(childOf(style, 'pPr'));
}

/** A heading by its outline level, from 0 to 8; 9 is text. */
export function headingOfOutline(
  properties: XmlElement | undefined,
): { role: Role; level: number } | null {
  const level = Number.parseInt(valueOf(properties, 'outlineLvl') ?? '', 10);
  return level >= 0 && level < 9 ? { role: 'heading', level: level + 1 } : null;
}
