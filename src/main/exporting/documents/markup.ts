import type { Direction } from '#shared/article';
import type {
  Block,
  Cell,
  HoldingBlock,
  Inline,
  ListBlock,
  Own,
  TableBlock,
  TextBlock,
} from './model';

/** How blocks become markup: where pictures lie, and what the names of places begin with in a file of several articles. */
export interface MarkupSettings {
  /** The address of a picture; null for one that cannot be shown there. */
  picture(hash: string): string | null;
  readonly prefix: string;
}

/** What no XML may hold: controls, and halves of characters. */
const unwritable =
  /[\0-\b\v\f\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
};

/** A text without what no XML may hold. */
export const writable = (text: string): string => text.replace(unwritable, '');

/** A text as it stands in HTML and XML alike, between tags or in quotation marks. */
export const escaped = (text: string): string =>
  writable(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** The attributes that say which way an element runs, and its language, in HTML and in XHTML. */
function ownAttributes({ direction, language }: Own): string {
  const said = language === undefined ? '' : ` lang="${language}" xml:lang="${language}"`;
  return ` dir="${direction}"${said}`;
}

/** Writes blocks as markup that is HTML and XHTML at once, and as HTML5 and EPUB 3 allow it. */
export function markupOf(blocks: readonly Block[], settings: MarkupSettings): string {
  const lines = (inlines: readonly Inline[]): string => inlines.map(inline).join('');

  function inline(part: Inline): string {
    if (part.kind === 'text') return escaped(part.text);
    if (part.kind === 'break') return '<br/>';
    if (part.kind === 'place') return `<span id="${settings.prefix}${part.id}"></span>`;
    if (part.kind === 'picture') {
      const address = settings.picture(part.hash);
      if (address === null) return escaped(part.alt);
      return `<img src="${address}" alt="${escaped(part.alt)}"/>`;
    }
    const inside = lines(part.inlines);
    if (part.kind === 'styled') {
      const direction = part.direction === null ? '' : ` dir="${part.direction}"`;
      return `<${part.style}${direction}>${inside}</${part.style}>`;
    }
    const { href, direction } = part;
    const address = href.startsWith('#') ? `#${settings.prefix}${href.slice(1)}` : escaped(href);
    return `<a href="${address}" dir="${direction}">${inside}</a>`;
  }

  function text(block: TextBlock): string {
    const own = ownAttributes(block);
    const inside = lines(block.inlines);
    switch (block.kind) {
      case 'heading':
        return `<h${block.rank}${own}>${inside}</h${block.rank}>\n`;
      case 'preformatted':
        return `<pre${own}>${inside}</pre>\n`;
      case 'caption':
      case 'term':
        return `<p class="${block.kind}"${own}>${inside}</p>\n`;
      case 'paragraph':
        return `<p${own}>${inside}</p>\n`;
    }
  }

  function list(block: ListBlock): string {
    const name = block.isOrdered ? 'ol' : 'ul';
    const start = block.isOrdered && block.start !== 1 ? ` start="${block.start}"` : '';
    const items = block.items.map((item) => `<li>${loose(item, block.direction)}</li>\n`).join('');
    return `<${name}${start}${ownAttributes(block)}>\n${items}</${name}>\n`;
  }

  /** What an item or a cell holds; a paragraph that is alone needs no tags of its own. */
  function loose(inside: readonly Block[], around: Direction): string {
    const [only] = inside;
    const isLine = inside.length === 1 && only?.kind === 'paragraph' && only.direction === around;
    return isLine ? lines(only.inlines) : markupOf(inside, settings);
  }

  function holding(block: HoldingBlock): string {
    if (block.kind === 'figure') return figure(block);
    const inside = markupOf(block.blocks, settings);
    return block.kind === 'quotation'
      ? `<blockquote${ownAttributes(block)}>\n${inside}</blockquote>\n`
      : `<div class="definition"${ownAttributes(block)}>\n${inside}</div>\n`;
  }

  function figure(block: HoldingBlock): string {
    const last = block.blocks.at(-1);
    const hasCaption = last?.kind === 'caption';
    const shown = markupOf(hasCaption ? block.blocks.slice(0, -1) : block.blocks, settings);
    const caption = hasCaption
      ? `<figcaption${ownAttributes(last)}>${lines(last.inlines)}</figcaption>\n`
      : '';
    return `<figure${ownAttributes(block)}>\n${shown}${caption}</figure>\n`;
  }

  function table(block: TableBlock): string {
    const above = markupOf(block.caption, settings);
    const isHead = (row: readonly Cell[]): boolean => row.every(({ isHeading }) => isHeading);
    const body = block.rows.findIndex((row) => !isHead(row));
    const headed = body === -1 ? 0 : body;
    const rows = (from: number, to: number, scope: 'col' | 'row'): string =>
      block.rows
        .slice(from, to)
        .map((row) => `<tr>${row.map((cell) => cellOf(cell, scope)).join('')}</tr>\n`)
        .join('');
    if (block.rows.length === 0) return above;
    const head = headed === 0 ? '' : `<thead>\n${rows(0, headed, 'col')}</thead>\n`;
    const rest = `<tbody>\n${rows(headed, block.rows.length, 'row')}</tbody>\n`;
    return `${above}<table${ownAttributes(block)}>\n${head}${rest}</table>\n`;
  }

  function cellOf(cell: Cell, scope: 'col' | 'row'): string {
    const name = cell.isHeading ? 'th' : 'td';
    const spans = `${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`;
    const scoped = cell.isHeading ? ` scope="${scope}"` : '';
    return `<${name}${spans}${scoped}${ownAttributes(cell)}>${loose(cell.blocks, cell.direction)}</${name}>`;
  }

  return blocks
    .map((block) => {
      if (block.kind === 'rule') return '<hr/>\n';
      if (block.kind === 'list') return list(block);
      if (block.kind === 'table') return table(block);
      return 'blocks' in block ? holding(block) : text(block);
    })
    .join('');
}
