import type { Direction } from '#shared/article';
import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf } from '../../xml/xml';
import type { Role } from '../document';
import { roleOfStyle } from '../roles';

/** What a style says of text; null where it leaves that to the style around it. */
export interface TextStyle {
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  /** The same for Arabic and other complex scripts. */
  readonly boldComplex: boolean | null;
  readonly italicComplex: boolean | null;
  readonly underline: boolean | null;
  readonly strike: boolean | null;
  readonly position: 'sub' | 'sup' | null;
  readonly isHidden: boolean | null;
}

/** A style of a paragraph, stretch of text or table, with all that it takes from its parents. */
export interface OdtStyle {
  readonly role: Role;
  readonly level: number;
  readonly direction: Direction | null;
  readonly listStyle: string | null;
  readonly text: TextStyle;
}

/** Finds a style by its family (`paragraph`, `text`, `table`) and name. */
export type FindOdtStyle = (family: string, name: string | null) => OdtStyle;

/** Deeper chains go in circles. */
const maximumChain = 20;

/** Reads the styles in some parts of a document (OpenDocument 1.3, part 3, 16), the later ones first. */
export function readOdtStyles(parts: readonly XmlElement[]): FindOdtStyle {
  const elements = new Map<string, XmlElement>();
  for (const part of parts) {
    for (const element of childrenOf(part, 'style')) {
      const [family, name] = [attributeOf(element, 'family'), attributeOf(element, 'name')];
      elements.set(`${family ?? ''} ${name ?? ''}`, element);
    }
  }
  const known = new Map<string, OdtStyle>();
  return (family, name) => {
    const key = `${family} ${name ?? ''}`;
    const style = known.get(key) ?? styleOf(chainOf(key, family, elements), name ?? '');
    known.set(key, style);
    return style;
  };
}

function chainOf(
  key: string,
  family: string,
  elements: ReadonlyMap<string, XmlElement>,
): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let next = elements.get(key); next !== undefined && chain.length < maximumChain;) {
    chain.push(next);
    next = elements.get(`${family} ${attributeOf(next, 'parent-style-name') ?? ''}`);
  }
  return chain;
}

function styleOf(chain: readonly XmlElement[], name: string): OdtStyle {
  const roles =
    chain.length > 0 ? chain.flatMap((style) => roleIn(style) ?? []) : [roleOfStyle(decoded(name))];
  const mode =
    firstIn(chain, 'paragraph-properties', 'writing-mode') ??
    firstIn(chain, 'table-properties', 'writing-mode');
  return {
    role: roles[0]?.role ?? 'body',
    level: roles[0]?.level ?? 1,
    direction:
      mode === null ? null : mode.startsWith('rl') ? 'rtl' : mode.startsWith('lr') ? 'ltr' : null,
    listStyle: chain.map((style) => attributeOf(style, 'list-style-name')).find(Boolean) ?? null,
    text: textStyleOf(chain),
  };
}

/** `Heading_20_1` is how a name with a space is stored. */
const decoded = (name: string): string =>
  name.replace(/_([0-9a-f]{1,4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

function roleIn(style: XmlElement): { role: Role; level: number } | null {
  const outline = Number.parseInt(attributeOf(style, 'default-outline-level') ?? '', 10);
  const names = [attributeOf(style, 'display-name'), decoded(attributeOf(style, 'name') ?? '')];
  for (const name of names) {
    const role = name === null ? null : roleOfStyle(name);
    if (role !== null) return role;
  }
  return outline >= 1 && outline <= 10 ? { role: 'heading', level: outline } : null;
}

function textStyleOf(chain: readonly XmlElement[]): TextStyle {
  const read = (name: string): string | null => firstIn(chain, 'text-properties', name);
  const is = (name: string, pattern: RegExp): boolean | null => {
    const value = read(name);
    return value === null ? null : pattern.test(value);
  };
  const weight = /^(?:bold|[6-9]00)$/;
  const slant = /^(?:italic|oblique)$/;
  const position = read('text-position') ?? '';
  return {
    bold: is('font-weight', weight),
    italic: is('font-style', slant),
    boldComplex: is('font-weight-complex', weight),
    italicComplex: is('font-style-complex', slant),
    underline: is('text-underline-style', /^(?!none)/),
    strike: is('text-line-through-style', /^(?!none)/),
    position: /^(?:super|[1-9])/.test(position)
      ? 'sup'
      : /^(?:sub|-)/.test(position)
        ? 'sub'
        : null,
    isHidden: is('display', /^none$/),
  };
}

/** The nearest value of a property along a chain of styles. */
function firstIn(chain: readonly XmlElement[], group: string, name: string): string | null {
  for (const style of chain) {
    const properties = childOf(style, group);
    const value = properties === undefined ? null : attributeOf(properties, name);
    if (value !== null) return value;
  }
  return null;
}

/** The list styles by their names, and of each its levels by their numbers from 1. */
export function readListStyles(
  parts: readonly XmlElement[],
): ReadonlyMap<string, ReadonlyMap<string, XmlElement>> {
  return new Map(
    parts
      .flatMap((part) => childrenOf(part, 'list-style'))
      .map((style) => [
        attributeOf(style, 'name') ?? '',
        new Map(childrenOf(style).map((level) => [attributeOf(level, 'level') ?? '', level])),
      ]),
  );
}
