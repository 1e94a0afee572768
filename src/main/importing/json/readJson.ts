import { Refusal, TooLargeError } from '../refusal';

/** A value of JSON (RFC 8259). */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON, whatever its names are. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

const maximumLength = 64 * 1024 * 1024;
const usualDepth = 64;
const maximumValues = 2_000_000;

/** Names that mean something to the language itself, in a file that means to use that. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON text; what is called `__proto__`, `constructor` or `prototype` is left out. Throws
 * `too-large` for a text that is too long, deeper than `maximumDepth` or of too many values, before anything is made of
 * it, and `damaged-file` for one that is no JSON.
 */
export function readJson(text: string, maximumDepth = usualDepth): Json {
  measure(text, maximumDepth);
  try {
    return parse(text);
  } catch {
    try {
      // Careless programs leave line feeds in their strings; U+2028, which may stand there, has become one.
      return parse(withEscapes(text));
    } catch (error) {
      throw new Refusal('damaged-file', String(error));
    }
  }
}

const parse = (text: string): Json =>
  JSON.parse(text, (name, value: Json) => (reserved.has(name) ? undefined : value)) as Json;

/** The text with each control inside a string escaped, as it should have been. */
function withEscapes(text: string): string {
  const pieces: string[] = [];
  let behind = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', behind)) {
    const end = endOfString(text, at) + 1;
    const string = text.slice(at, end).replace(controls, (code) => `\\u${hex(code)}`);
    pieces.push(text.slice(behind, at), string);
    behind = end;
  }
  return pieces.join('') + text.slice(behind);
}

const controls = /[\0-\x1f]/g;
const hex = (code: string): string => code.charCodeAt(0).toString(16).padStart(4, '0');

/** True for an object; neither a list nor null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts brackets and commas outside strings: the parser itself has no limits. */
function measure(text: string, maximumDepth: number): void {
  if (text.length > maximumLength) throw new TooLargeError('the JSON is too long');
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openList || code === openObject) depth += 1;
    else if (code === closeList || code === closeObject) depth -= 1;
    else if (code === comma) values += 1;
    if (depth > maximumDepth) throw new TooLargeError('the JSON is nested too deep');
    if (values > maximumValues) throw new TooLargeError('the JSON has too many values');
  }
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at += 1;
  }
  return text.length;
}
