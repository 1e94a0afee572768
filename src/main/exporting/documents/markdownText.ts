import type { Block, Inline, ListBlock, TableBlock, TextBlock } from './model';

/** Names the pictures of a file: a reference for each hash, null for one that cannot be shown. */
export type PictureName = (hash: string) => string | null;

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

const plain = (inlines: readonly Inline[]): string =>
  inlines
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'break') return '\n';
      return part.kind === 'styled' || part.kind === 'link' ? plain(part.inlines) : '';
    })
    .join('');

function line(inlines: readonly Inline[], pictures: PictureName, lineEnd: string): string {
  const inside = (parts: readonly Inline[]): string => line(parts, pictures, lineEnd);
  return inlines
    .map((part): string => {
      if (part.kind === 'text') return escapedText(part.text);
      if (part.kind === 'break') return lineEnd;
      if (part.kind === 'place') return '';
      if (part.kind === 'picture') return pictureOf(part.alt, pictures(part.hash));
      if (part.kind === 'link') return linkOf(part, inside(part.inlines));
      if (codeStyles.has(part.style)) return codeOf(plain(part.inlines));
      return wrapped(inside(part.inlines), signOf(part.style));
    })
    .join('');
}

/** A place within the article cannot be led to in Markdown. */
function linkOf({ href }: { readonly href: string }, text: string): string {
  return href.startsWith('#') || text.trim() === '' ? text : `[${text}](${addressOf(href)})`;
}

function signOf(style: string): string {
  if (strongStyles.has(style)) return '**';
  if (slantStyles.has(style)) return '*';
  return struckStyles.has(style) ? '~~' : '';
}

const pictureOf = (alt: string, name: string | null): string =>
  name === null ? escapedText(alt) : `![${escapedText(alt)}][${name}]`;

const indented = (text: string, by: string): string => text.replace(/\n(?=[^\n])/g, `\n${by}`);

/** Blocks as Markdown (CommonMark 0.31 with the tables and strikethrough of GFM), an empty line between two of them. */
export function markdownOf(blocks: readonly Block[], pictures: PictureName): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'rule':
          return '* * *';
        case 'list':
          return listOf(block, pictures);
        case 'table':
          return tableOf(block, pictures);
        case 'quotation':
          return quoted(markdownOf(block.blocks, pictures));
        case 'figure':
        case 'definition':
          return markdownOf(block.blocks, pictures);
        case 'preformatted':
          return fenced(plain(block.inlines));
        case 'heading':
        case 'paragraph':
        case 'caption':
        case 'term':
          return textOf(block, pictures);
      }
    })
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** Words as Markdown shows them, whatever signs are in them; each of their lines begins anew. */
export const quotedLines = (text: string): string =>
  text
    .split('\n')
    .map((one) => escapedStart(escapedText(one)))
    .join('\\\n');

/** Lines of Markdown as a quotation. */
export const quoted = (text: string): string => text.replace(/^/gm, '> ');

function textOf(block: TextBlock, pictures: PictureName): string {
  if (block.kind === 'heading') {
    const text = line(block.inlines, pictures, ' ').trim();
    return `${'#'.repeat(block.rank)} ${text.replace(/(#+)$/, '\\$1')}`;
  }
  // A break at the end of a paragraph is a backslash.
  const lines = line(block.inlines, pictures, '\n')
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

function listOf({ items, isOrdered, start }: ListBlock, pictures: PictureName): string {
  return items
    .map((item, at) => {
      const sign = isOrdered ? `${Math.max(0, start + at)}. ` : '- ';
      return `${sign}${indented(markdownOf(item, pictures), ' '.repeat(sign.length))}`;
    })
    .join(items.every((item) => item.length === 1) ? '\n' : '\n\n');
}

/** A cell holds one line: of lists, tables and paragraphs in it, their words. */
function inCell(blocks: readonly Block[], pictures: PictureName): string {
  return blocks
    .map((block): string => {
      if (block.kind === 'rule') return '';
      if (block.kind === 'list') return block.items.map((item) => inCell(item, pictures)).join(' ');
      if (block.kind === 'table') {
        const cells = block.rows.flat().map((cell) => inCell(cell.blocks, pictures));
        return [inCell(block.caption, pictures), ...cells].join(' ');
      }
      if ('blocks' in block) return inCell(block.blocks, pictures);
      return line(block.inlines, pictures, ' ').replace(/\s+/gu, ' ');
    })
    .filter((text) => text.trim() !== '')
    .join(' ');
}

/** The tables of GFM have one head, and lines of text in their cells. */
function tableOf({ caption, rows }: TableBlock, pictures: PictureName): string {
  const cells = rows.map((row) =>
    row.flatMap(({ blocks, columns }) => {
      const text = inCell(blocks, pictures);
      return [text, ...Array.from({ length: columns - 1 }, () => '')];
    }),
  );
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const rowOf = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const [head = [], ...others] = cells;
  const above = markdownOf(caption, pictures);
  const table = [rowOf(head), `|${' --- |'.repeat(width)}`, ...others.map(rowOf)].join('\n');
  return [above, ...(width === 0 ? [] : [table])].filter((text) => text !== '').join('\n\n');
}
