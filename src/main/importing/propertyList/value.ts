/**
 * A value of a property list: a text, data, a list or a dictionary; null stands for what no format
 * here asks for (numbers, dates, marks).
 */
export type PropertyValue = string | Uint8Array | PropertyList | PropertyDictionary | null;

/** The values of a list in their order. */
export type PropertyList = readonly PropertyValue[];

/** The values of a dictionary by their keys. */
export type PropertyDictionary = ReadonlyMap<string, PropertyValue>;
