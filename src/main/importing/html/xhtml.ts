import { Parser } from 'htmlparser2';
import { Refusal } from '../refusal';
import { textOf } from '../textOf';
import { bareText } from './bareText';
import type { PageRoot } from './page';
import { parsePage, TooDeepError } from './parsePage';

/** What has no end tag in HTML; any other element that closes itself in XHTML is given one. */
const voids = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param'],
  ...['source', 'track', 'wbr'],
]);
/** What is in these is no text, and HTML reads it by rules of its own. */
const passedOver = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object']);
/** As `parsePage` has it. */
const maximumOpen = 3_000;

/**
 * Reads XHTML into a page, of one nested deeper than a browser shows the bare words. Throws `unsafe-file`
 * for a document that declares entities, and a `TooLargeError`.
 */
export function parseXhtml(xhtml: string): PageRoot {
  try {
    return parsePage(htmlOf(xhtml));
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    const lines = bareText(xhtml).children.map((line) => `<p>${escaped(textOf(line))}</p>`);
    return parsePage(lines.join(''));
  }
}

/**
 * Writes XHTML as HTML that says the same: `<title/>`, `<p/>` and `<a id="x"/>` end where they stand,
 * CDATA is text, entities are characters. What is not well-formed is read as a browser would.
 */
function htmlOf(xhtml: string): string {
  const prolog = /^[^]*?<(?=[a-z])/i.exec(xhtml.slice(0, 65_536))?.[0] ?? '';
  if (/<!ENTITY/i.test(prolog)) throw new Refusal('unsafe-file', 'the document declares entities');
  const written: string[] = [];
  let open = 0;
  let hidden = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open += 1;
        if (open > maximumOpen) throw new TooDeepError();
        if (passedOver.has(name)) hidden += 1;
        if (hidden === 0) written.push(`<${name}${attributesOf(attributes)}>`);
      },
      ontext(text) {
        if (hidden === 0) written.push(escaped(text));
      },
      onclosetag(name) {
        open -= 1;
        if (hidden === 0 && !voids.has(name)) written.push(`</${name}>`);
        if (passedOver.has(name)) hidden -= 1;
      },
    },
    { xmlMode: false, recognizeSelfClosing: true, recognizeCDATA: true, decodeEntities: true },
  );
  parser.end(withoutDoctype(xhtml));
  return `<!doctype html>${written.join('')}`;
}

/** A document type with an internal subset ends at `]>`, where HTML believes the first `>`. */
function withoutDoctype(xhtml: string): string {
  const at = xhtml.slice(0, 65_536).search(/<!DOCTYPE/i);
  if (at < 0) return xhtml;
  const end = xhtml.indexOf('>', at);
  const subset = xhtml.indexOf('[', at);
  const isSubset = subset >= 0 && subset < end;
  const last = isSubset ? xhtml.indexOf(']', subset) : end;
  const after = last < 0 ? -1 : xhtml.indexOf('>', last);
  return after < 0 ? xhtml : `${xhtml.slice(0, at)}${xhtml.slice(after + 1)}`;
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([name]) => /^[\p{L}_][\p{L}\p{N}_:.-]{0,60}$/u.test(name))
    .map(([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join('');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
