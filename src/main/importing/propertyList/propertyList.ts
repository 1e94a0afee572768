import { readBinary } from './binary';
import type { PropertyDictionary, PropertyList, PropertyValue } from './value';
import { readXmlList } from './xml';

/**
 * Reads a property list of Apple's, binary (`bplist00`) or XML; data are views of the bytes given where
 * they can be. Throws on what is neither, and a `TooLargeError` on one that asks for more than it is.
 */
export function readPropertyList(bytes: Uint8Array): PropertyValue {
  return startsBinary(bytes) ? readBinary(bytes) : readXmlList(bytes);
}

/** True for bytes that begin as a binary property list does. */
export const startsBinary = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 7)).toString('latin1') === 'bplist0';

/** What a dictionary holds under a key; null for any other value, and where it holds nothing. */
export const fieldOf = (value: PropertyValue, key: string): PropertyValue =>
  isDictionary(value) ? (value.get(key) ?? null) : null;

/** The values of a list; none for any other value. */
export const itemsOf = (value: PropertyValue): PropertyList => (isList(value) ? value : []);

const isDictionary = (value: PropertyValue): value is PropertyDictionary => value instanceof Map;
const isList = (value: PropertyValue): value is PropertyList => Array.isArray(value);
