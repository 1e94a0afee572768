import type { JsonObject } from './readJson';

/** True for an object that is no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in an array; none for anything else. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** True when an object has all of these keys of its own. */
export function hasKeys(value: unknown, ...keys: readonly string[]): value is JsonObject {
  return isObject(value) && keys.every((key) => Object.hasOwn(value, key));
}

/** The value of an object's own key; undefined for one that it does not have. */
export function valueAt(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A key's value as text: strings and finite numbers are, anything else is empty. */
export function textAt(object: JsonObject, key: string): string {
  return plainText(valueAt(object, key));
}

/** The texts in an array; a single text counts as one. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = valueAt(object, key);
  return (Array.isArray(value) ? value : [value]).map(plainText).filter((text) => text !== '');
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || Number.isFinite(value) ? String(value) : '';

/** True for what programs write for yes: `true`, `1`, `"1"`, `"yes"`. */
export function isSet(object: JsonObject, key: string): boolean {
  const value = valueAt(object, key);
  return value === true || /^(?:1|true|yes)$/i.test(plainText(value));
}
