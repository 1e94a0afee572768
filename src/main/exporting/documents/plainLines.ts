import type { Direction } from '#shared/article';
import { bidiLine } from '#shared/text/bidiText';
import { textOfInlines } from './inlines';
import type { Block, Inline, ListBlock, TableBlock, TextBlock } from './model';

const digits: Readonly<Record<Direction, string>> = { rtl: 'ar', ltr: 'en' };

/** Blocks as paragraphs of plain text, each safe where nothing says how it runs; pictures are the words in their place. */
export function plainParagraphs(blocks: readonly Block[], indent = ''): readonly string[] {
  return blocks
    .flatMap((block): readonly string[] => {
      if (block.kind === 'rule') return ['* * *'];
      if (block.kind === 'list') return listLines(block, indent);
      if (block.kind === 'table') {
        return [...plainParagraphs(block.caption, indent), ...tableLines(block)];
      }
      return 'blocks' in block ? plainParagraphs(block.blocks, indent) : [textOf(block, indent)];
    })
    .filter((paragraph) => paragraph.trim() !== '');
}

function textOf({ kind, inlines, direction }: TextBlock, indent: string): string {
  const text = textOfInlines(withPictureWords(inlines));
  const lines = (kind === 'preformatted' ? text : text.trim()).split('\n');
  return lines.map((line) => `${indent}${bidiLine(line, direction)}`).join('\n');
}

/** The same with what stands in the place of each picture. */
function withPictureWords(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.kind === 'picture') return { kind: 'text', text: inline.alt };
    if (inline.kind !== 'styled' && inline.kind !== 'link') return inline;
    return { ...inline, inlines: withPictureWords(inline.inlines) };
  });
}

/** A list is one paragraph as long as its items are; each begins with its sign or number. */
function listLines({ items, isOrdered, start, direction }: ListBlock, indent: string): string[] {
  const number = new Intl.NumberFormat(digits[direction], { useGrouping: false });
  const lines = items.map((item, at) => {
    const sign = isOrdered ? `${number.format(start + at)}. ` : '• ';
    const [first = '', ...others] = plainParagraphs(item, `${indent}  `);
    return [`${indent}${sign}${first.trimStart()}`, ...others].join('\n');
  });
  return [lines.join('\n')];
}

function tableLines({ rows, direction }: TableBlock): string[] {
  const lines = rows.map((cells) =>
    cells
      .map(({ blocks }) => plainParagraphs(blocks).join(' ').replaceAll('\n', ' '))
      .map((cell) => `\u2068${cell}\u2069`)
      .join(' | '),
  );
  const mark = direction === 'rtl' ? '\u200f' : '\u200e';
  return [lines.map((line) => `${mark}${line}`).join('\n')];
}
