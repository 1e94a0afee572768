import type { Element, ElementContent, Root } from 'hast';
import { extensionsOf } from '../extensions';
import { decodeAs } from '../decodeText';
import { trimLine, visible } from '../lineForms';
import { unwrap, wrapWidth } from '../hardWraps';
import { separatedParts } from '../separatedParts';
import type { Container, DecodedText, ParsedDocument } from '../stages';
import type { TextFormat } from './format';

/** Lines longer than this are paragraphs; shorter ones under one another are verse, a list, an address. */
const maximumVerse = 80;

const maximumRule = 200;
const signs = /^[*_=~#⁂٭–—-](?:\s*[*_=~#⁂٭–—-]){2,}$/u;
/** True for a row of signs that parts two sections. */
const isRule = (line: string): boolean => line.length <= maximumRule && signs.test(line);

/**
 * Plain text as people write it and programs wrap it: its paragraphs found by their lines; one article,
 * or several where rows of signs part texts that each say whose and when they are.
 */
export const plainText: TextFormat = {
  name: 'text',
  reads: 'text',
  extensions: extensionsOf.plainText,
  recognises: () => false,
  async parse(decoded) {
    const { original, text, encoding } = decoded;
    const parts = separatedParts(text, original.bytes, encoding);
    if (parts === null) return toDocuments(decoded);
    const documents: ParsedDocument[] = [];
    for (const [index, bytes] of parts.entries()) {
      const place = String(index + 1);
      const part = await decodeAs({ name: partName(original.name, place), bytes }, encoding);
      if (!part.ok) return toDocuments(decoded);
      documents.push(...toDocuments(part.value, { name: original.name, place }));
    }
    return documents;
  },
};

/** `articles.txt` and 2 make `articles-2.txt`. */
const partName = (name: string, place: string): string =>
  name.replace(/(\.[^.]*)?$/u, (extension) => `-${place}${extension}`);

function toDocuments(
  { original, text, encoding, candidates }: DecodedText,
  container?: Container,
): readonly ParsedDocument[] {
  const children = paragraphsOf(text).map(toElement);
  if (children.every(({ tagName }) => tagName === 'hr')) return [];
  const tree: Root = { type: 'root', children };
  const within = container === undefined ? {} : { container };
  return [{ original, format: 'text', encoding, candidates, ...within, tree } as ParsedDocument];
}

/**
 * The paragraphs of a text, each as the lines to be shown under one another. Blank lines part them;
 * in a text without any, each line is one. What a program wrapped is joined again.
 */
function paragraphsOf(text: string): readonly (readonly string[])[] {
  const groups = groupsOf(text.split('\n').map(trimLine));
  const only = groups.length === 1 ? groups[0] : undefined;
  const width = wrapWidth(groups);
  if (width !== null) return groups.flatMap((lines) => unwrap(lines, width).map((line) => [line]));
  if (only !== undefined) return only.map((line) => [line]);
  return groups.flatMap((lines) =>
    lines.some((line) => line.length > maximumVerse) ? lines.map((line) => [line]) : [lines],
  );
}

/** Lines that stand together; a rule stands by itself. */
function groupsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let open = false;
  for (const line of lines) {
    const alone = isRule(line);
    const group = open && !alone ? groups.at(-1) : undefined;
    if (!visible.test(line)) {
      open = false;
    } else {
      if (group === undefined) groups.push([line]);
      else group.push(line);
      open = !alone;
    }
  }
  return groups;
}

function toElement(lines: readonly string[]): Element {
  const [first = ''] = lines;
  if (lines.length === 1 && isRule(first)) return element('hr', []);
  const children = lines.flatMap((value, index): ElementContent[] => [
    ...(index === 0 ? [] : [element('br', [])]),
    { type: 'text', value },
  ]);
  return element('p', children);
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
