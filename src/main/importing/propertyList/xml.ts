import { TooLargeError } from '../refusal';
import type { PropertyValue } from './value';

/** Tags, those that end included. */
const maximumValues = 200_000;
const maximumDepth = 16;

/** The elements of a property list; its document type is passed over, and no entity of one is known. */
const tag =
  /<(\/?)(dict|array|key|string|data|integer|real|date|true|false)(?:\s[^<>]{0,200})?(\/?)>([^<]*)/g;
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

interface Open {
  readonly list: PropertyValue[] | null;
  readonly entries: Map<string, PropertyValue> | null;
  key: string | null;
}

/** Reads an XML property list (Apple's PropertyList-1.0.dtd); without the elements of one it throws. */
export function readXml(bytes: Uint8Array): PropertyValue {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const root: PropertyValue[] = [];
  const open: Open[] = [{ list: root, entries: null, key: null }];
  let values = 0;
  for (const [, end, name = '', empty, text = ''] of source.matchAll(tag)) {
    values += 1;
    if (values > maximumValues || open.length > maximumDepth) {
      throw new TooLargeError('the property list has too many values');
    }
    if (end === '') begin(open, { name, text, isEmpty: empty !== '' });
    else if (/^(?:dict|array)$/.test(name) && open.length > 1) open.pop();
  }
  const [top] = root;
  if (top === undefined) throw new Error('this is no property list');
  return top;
}

function begin(open: Open[], element: { name: string; text: string; isEmpty: boolean }): void {
  const within = open.at(-1);
  if (within === undefined) return;
  if (element.name === 'key') {
    within.key = unescaped(element.text);
    return;
  }
  const [value, inner] = valueOf(element.name, element.text);
  within.list?.push(value);
  if (within.key !== null) within.entries?.set(within.key, value);
  within.key = null;
  if (inner !== null && !element.isEmpty) open.push(inner);
}

function valueOf(name: string, text: string): [value: PropertyValue, inner: Open | null] {
  if (name === 'dict') {
    const entries = new Map<string, PropertyValue>();
    return [entries, { list: null, entries, key: null }];
  }
  if (name === 'array') {
    const list: PropertyValue[] = [];
    return [list, { list, entries: null, key: null }];
  }
  if (name === 'string') return [unescaped(text), null];
  return [name === 'data' ? Uint8Array.from(Buffer.from(text, 'base64')) : null, null];
}

const unescaped = (text: string): string =>
  text.replace(reference, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? '';
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
