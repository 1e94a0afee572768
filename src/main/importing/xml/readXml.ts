import { Parser } from 'htmlparser2';
import { Refusal, TooLargeError } from '../refusal';

/** An element of an XML document, its name taken apart (Namespaces in XML 1.0). */
export interface XmlElement {
  /** The name without its prefix, as written. */
  readonly name: string;
  /** The address of its namespace; empty when there is none. */
  readonly space: string;
  /** By their names as written, prefix and all. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Where the element stands in the text that was read, from its `<` to behind its last `>`. */
  readonly start: number;
  readonly end: number;
}

/** What stands in an element: other elements, and text with its references replaced. */
export type XmlNode = XmlElement | string;

type Growing = { -readonly [Name in keyof XmlElement]: XmlElement[Name] } & { children: XmlNode[] };

const maximumDepth = 256;
const maximumElements = 2_000_000;
const maximumAttributes = 1_000;
const noAttributes: ReadonlyMap<string, string> = new Map();

/**
 * Reads an XML text into its root element, forgiving what feeds and old programs get wrong (a tag that is
 * not closed, a bare `&`). Of all entities only XML's own five and numbers are replaced, and nothing is
 * ever loaded. Throws `unsafe-file` for a text that declares entities, `too-large` for one that is too
 * deep or has too many elements, and an `Error` for one without any element.
 */
export function readXml(text: string): XmlElement {
  const top: Growing = createElement('', '', noAttributes, 0);
  const open: Growing[] = [top];
  const spaces: ReadonlyMap<string, string>[] = [new Map([['xml', xmlSpace]])];
  let elements = 0;
  let words: string[] = [];
  const finishText = (): void => {
    if (words.length > 0) open.at(-1)?.children.push(words.join(''));
    words = [];
  };
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        finishText();
        elements += 1;
        if (elements > maximumElements) throw new TooLargeError('too many XML elements');
        if (open.length > maximumDepth) throw new TooLargeError('XML is nested too deep');
        const own = attributesOf(attributes);
        const inScope = declared(own, spaces.at(-1) ?? new Map());
        const [prefix, name] = divide(written);
        const element = createElement(name, inScope.get(prefix) ?? '', own, parser.startIndex);
        open.at(-1)?.children.push(element);
        open.push(element);
        spaces.push(inScope);
      },
      onclosetag() {
        finishText();
        spaces.pop();
        const element = open.pop();
        if (element !== undefined) element.end = parser.endIndex + 1;
      },
      ontext: (value) => words.push(value),
    },
    { xmlMode: true, decodeEntities: true },
  );
  if (/<!ENTITY/i.test(prologOf(text))) {
    throw new Refusal('unsafe-file', 'the document declares entities');
  }
  parser.end(text);
  const root = top.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new Error('there is no XML element');
  return root;
}

/** What stands before the first element, where entities are declared. */
function prologOf(text: string): string {
  const at = text.search(/<[\p{L}_:]/u);
  return at < 0 ? text : text.slice(0, at);
}

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';

function createElement(
  name: string,
  space: string,
  attributes: XmlElement['attributes'],
  start: number,
): Growing {
  return { name, space, attributes, children: [], start, end: start };
}

function attributesOf(written: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(written);
  return entries.length === 0 ? noAttributes : new Map(entries.slice(0, maximumAttributes));
}

/** The namespaces that hold inside an element: those around it, and the ones it declares. */
function declared(
  attributes: ReadonlyMap<string, string>,
  around: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = [...attributes].flatMap(([name, address]): [string, string][] => {
    if (name === 'xmlns') return [['', address]];
    return name.startsWith('xmlns:') ? [[name.slice(6), address]] : [];
  });
  return own.length === 0 ? around : new Map([...around, ...own]);
}

function divide(written: string): [prefix: string, name: string] {
  const at = written.indexOf(':');
  return at < 0 ? ['', written] : [written.slice(0, at), written.slice(at + 1)];
}
