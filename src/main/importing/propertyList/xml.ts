import { TooLargeError } from '../refusal';
import { readXml, type XmlElement } from '../xml/readXml';
import { childrenOf, descendantsOf, xmlText } from '../xml/xml';
import type { PropertyValue } from './value';

const maximumValues = 200_000;
const names = ['dict', 'array', 'string', 'data', 'integer', 'real', 'date', 'true', 'false'];

/** Reads an XML property list (Apple's PropertyList-1.0.dtd); without the elements of one it throws. */
export function readXmlList(bytes: Uint8Array): PropertyValue {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const root = readXml(text);
  if (descendantsOf(root).length > maximumValues) {
    throw new TooLargeError('the property list has too many values');
  }
  const [top] = names.includes(root.name) ? [root] : childrenOf(root, ...names);
  if (top === undefined) throw new Error('this is no property list');
  return valueOf(top);
}

/** The reader of XML has seen to it that nothing is nested without end. */
function valueOf(element: XmlElement): PropertyValue {
  switch (element.name) {
    case 'dict':
      return entriesOf(element);
    case 'array':
      return childrenOf(element, ...names).map(valueOf);
    case 'string':
      return xmlText(element);
    case 'data':
      return Uint8Array.from(Buffer.from(xmlText(element), 'base64'));
    default:
      return null;
  }
}

/** Keys and values stand one after the other. */
function entriesOf(element: XmlElement): ReadonlyMap<string, PropertyValue> {
  const entries = new Map<string, PropertyValue>();
  let key: string | null = null;
  for (const child of childrenOf(element, 'key', ...names)) {
    if (child.name === 'key') key = xmlText(child);
    else if (key !== null) {
      entries.set(key, valueOf(child));
      key = null;
    }
  }
  return entries;
}
