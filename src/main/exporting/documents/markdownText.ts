import { textOfInlines } from './inlines';
import type { Block, Inline, ListBlock, TableBlock, TextBlock } from './model';

/** What stands elsewhere in a file, by the names that its text refers to it by; null for what does not. */
export interface References {
  picture(hash: string): string | null;
  /** The note at a place. */
  note(place: string): string | null;
}

const strongStyles: ReadonlySet<string> = new Set(['strong', 'b']);
const slantStyles: ReadonlySet<string> = new Set(['em', 'i', 'cite', 'dfn', 'var']);
const struckStyles: ReadonlySet<string> = new Set(['s', 'del']);
const codeStyles: ReadonlySet<string> = new Set(['code', 'kbd', 'samp']);

/** Signs that mean something anywhere in a line (CommonMark 0.31, 2.4; GFM tables and strikethrough). */
const anywhere = /[\\`*_[\]<>~|]/g;
const entity = /&(?=#?\w+;)/g;
/** Signs that mean something at the beginning of a line. */
const atStart = /^([ \t]*)(?:([#+=:-])|(\d{1,9})([.)]))/;

const escapedText = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(anywhere, '\\$&').replace(entity, '\\&');

const escapedStart = (line: string): string =>
  line
    .replace(/^[ \t]+/, '')
    .replace(atStart, (_whole, space: string, sign?: string, number = '', dot = '') =>
      sign === undefined ? `${space}${number}\\${dot}` : `${space}\\${sign}`,
    );

const wordSign = /[\p{L}\p{N}\p{M}]/u;

/** Puts signs around a text where CommonMark takes them for what they are (6.2): beside white space they are stars. */
function wrapped(text: string, sign: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? [];
  const holds = wordSign.test(inner[0] ?? '') && wordSign.test(inner.at(-1) ?? '');
  return holds ? `${before}${sign}${inner}${sign}${after}` : text;
}

function codeOf(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = longest > 0 ? ' ' : '';
  return text.trim() === '' ? text : `${fence}${room}${text.replaceAll('\n', ' ')}${room}${fence}`;
}

const addressOf = (href: string): string => `<${href.replace(/[<>\s]/g, encodeURIComponent)}>`;

function line(inlines: readonly Inline[], references: References, lineEnd: string): string {
  const inside = (parts: readonly Inline[]): string => line(parts, references, lineEnd);
  return inlines
    .map((part): string => {
      if (part.kind === 'text') return escapedText(part.text);
      if (part.kind === 'break') return lineEnd;
      if (part.kind === 'place') return '';
      if (part.kind === 'picture') return pictureOf(part.alt, references.picture(part.hash));
      if (part.kind === 'link') return linkOf(part, inside(part.inlines), references);
      if (codeStyles.has(part.style)) return codeOf(textOfInlines(part.inlines));
      return wrapped(inside(part.inlines), signOf(part.style));
    })
    .join('');
}

/** Of the places within an article Markdown can lead to its notes alone. */
function linkOf({ href }: { readonly href: string }, text: string, { note }: References): string {
  if (text.trim() === '') return text;
  if (!href.startsWith('#')) return `[${text}](${addressOf(href)})`;
  const name = note(href.slice(1));
  return name === null ? text : `[^${name}]`;
}

function signOf(style: string): string {
  if (strongStyles.has(style)) return '**';
  if (slantStyles.has(style)) return '*';
  return struckStyles.has(style) ? '~~' : '';
}

const pictureOf = (alt: string, name: string | null): string =>
  name === null ? escapedText(alt) : `![${escapedText(alt)}][${name}]`;

const indented = (text: string, by: string): string => text.replace(/\n(?=[^\n])/g, `\n${by}`);

/** Blocks as Markdown (CommonMark 0.31 with the tables, strikethrough and notes of GFM), an empty line between two of them. */
export function markdownOf(blocks: readonly Block[], references: References): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'rule':
          return '* * *';
        case 'list':
          return listOf(block, references);
        case 'table':
          return tableOf(block, references);
        case 'quotation':
          return quoted(markdownOf(block.blocks, references));
        case 'figure':
        case 'definition':
          return markdownOf(block.blocks, references);
        case 'preformatted':
          return fenced(textOfInlines(block.inlines));
        case 'heading':
        case 'paragraph':
        case 'caption':
        case 'term':
          return textOf(block, references);
      }
    })
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** A note as GFM has them: its blocks stand in behind its name. */
export const noteOf = (name: string, blocks: readonly Block[], references: References): string =>
  `[^${name}]: ${indented(markdownOf(blocks, references), '    ')}`;

/** Words as Markdown shows them, whatever signs are in them; each of their lines begins anew. */
export const quotedLines = (text: string): string =>
  text
    .split('\n')
    .map((one) => escapedStart(escapedText(one)))
    .join('\\\n');

/** Lines of Markdown as a quotation. */
export const quoted = (text: string): string => text.replace(/^/gm, '> ');

function textOf(block: TextBlock, references: References): string {
  if (block.kind === 'heading') {
    const text = line(block.inlines, references, ' ').trim();
    return `${'#'.repeat(block.rank)} ${text.replace(/(#+)$/, '\\$1')}`;
  }
  // A break at the end of a paragraph is a backslash.
  const lines = line(block.inlines, references, '\n')
    .trim()
    .split(/ *\n */);
  return lines
    .filter((text) => text !== '')
    .map(escapedStart)
    .join('\\\n');
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function listOf({ items, isOrdered, start }: ListBlock, references: References): string {
  return items
    .map((item, at) => {
      const sign = isOrdered ? `${Math.max(0, start + at)}. ` : '- ';
      return `${sign}${indented(markdownOf(item, references), ' '.repeat(sign.length))}`;
    })
    .join(items.every((item) => item.length === 1) ? '\n' : '\n\n');
}

/** A cell holds one line: of lists, tables and paragraphs in it, their words. */
function inCell(blocks: readonly Block[], references: References): string {
  return blocks
    .map((block): string => {
      if (block.kind === 'rule') return '';
      if (block.kind === 'list') {
        return block.items.map((item) => inCell(item, references)).join(' ');
      }
      if (block.kind === 'table') {
        const cells = block.rows.flat().map((cell) => inCell(cell.blocks, references));
        return [inCell(block.caption, references), ...cells].join(' ');
      }
      if ('blocks' in block) return inCell(block.blocks, references);
      return line(block.inlines, references, ' ').replace(/\s+/gu, ' ');
    })
    .filter((text) => text.trim() !== '')
    .join(' ');
}

/** The tables of GFM have one head, and lines of text in their cells. */
function tableOf({ caption, rows }: TableBlock, references: References): string {
  const cells = rows.map((row) =>
    row.flatMap(({ blocks, columns }) => {
      const text = inCell(blocks, references);
      return [text, ...Array.from({ length: columns - 1 }, () => '')];
    }),
  );
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const rowOf = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const [head = [], ...others] = cells;
  const above = markdownOf(caption, references);
  const table = [rowOf(head), `|${' --- |'.repeat(width)}`, ...others.map(rowOf)].join('\n');
  return [above, ...(width === 0 ? [] : [table])].filter((text) => text !== '').join('\n\n');
}
