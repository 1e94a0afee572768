import { isJsonObject, type Json, type JsonObject } from './readJson';

/** The objects in an array; none for anything else. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isJsonObject) : [];
}

/** True when an object has all of these keys of its own. */
export function hasKeys(value: Json | undefined, ...keys: readonly string[]): value is JsonObject {
  return isJsonObject(value) && keys.every((key) => Object.hasOwn(value, key));
}

/** The value of an object's own key; undefined for one that it does not have. */
export function valueAt(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A key's value as text: strings and finite numbers are, anything else is empty. */
export function textAt(object: JsonObject, key: string): string {
  return plainText(valueAt(object, key));
}

/** The texts in an array; a single text counts as one. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = valueAt(object, key);
  return (isList(value) ? value : [value]).map(plainText).filter((text) => text !== '');
}

const plainText = (value: Json | undefined): string =>
  typeof value === 'string' || isFiniteNumber(value) ? String(value) : '';

const isFiniteNumber = (value: Json | undefined): value is number => Number.isFinite(value);

/** True for what programs write for yes: `true`, `1`, `"1"`, `"yes"`. */
export function isSet(object: JsonObject, key: string): boolean {
  const value = valueAt(object, key);
  return value === true || /^(?:1|true|yes)$/i.test(plainText(value));
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
