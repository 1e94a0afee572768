import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { Direction } from '#shared/article';
import type { Chapter } from './chapter';
import type { Block, Inline, ListBlock, TableBlock, TextBlock } from './model';
import { wordRuns } from './wordRuns';

const headingLevels = [
  ...[HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3],
  ...[HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6],
] as const;
const deepest = 8;
/** As far as a quotation stands in, in twentieths of a point. */
const indent = 720;

/** A kind of list: `start` is null for one with signs instead of numbers. */
export interface WordList {
  readonly reference: string;
  readonly start: number | null;
}

type Extra = Partial<Omit<IParagraphOptions, 'children'>>;

/** Makes Word's paragraphs and tables of one chapter's blocks, and remembers which kinds of list they need. */
export class WordBlocks {
  readonly #chapter: Chapter;
  readonly #number: number;
  readonly #lists: Map<string, WordList>;
  #instance = 0;

  /** `number` tells the chapters of a file apart; `lists` takes the kinds of list. */
  constructor(chapter: Chapter, number: number, lists: Map<string, WordList>) {
    this.#chapter = chapter;
    this.#number = number;
    this.#lists = lists;
  }

  /** Blocks in their order; `extra` holds for each of their paragraphs. */
  of(blocks: readonly Block[], extra: Extra = {}, level = 0): (Paragraph | Table)[] {
    return blocks.flatMap((block): (Paragraph | Table)[] => {
      switch (block.kind) {
        case 'rule':
          return [new Paragraph({ ...extra, thematicBreak: true })];
        case 'list':
          return this.#list(block, extra, level);
        case 'table':
          return [...this.of(block.caption, extra), ...this.#table(block)];
        case 'quotation':
        case 'definition':
          return this.of(block.blocks, { ...extra, indent: { start: indent, end: 0 } }, level);
        case 'figure':
          return this.of(block.blocks, { ...extra, alignment: AlignmentType.CENTER }, level);
        case 'preformatted':
          return this.#preformatted(block, extra);
        case 'paragraph':
        case 'heading':
        case 'caption':
        case 'term':
          return [this.#text(block, extra)];
      }
    });
  }

  /** A paragraph of some words. */
  line(inlines: readonly Inline[], direction: Direction, extra: Extra = {}): Paragraph {
    const name = (place: string): string => `a${this.#number}_${place.replace(/\W/g, '_')}`;
    const children = wordRuns(inlines, direction, this.#chapter, name);
    return new Paragraph({ ...extra, bidirectional: direction === 'rtl', children });
  }

  #text(block: TextBlock, extra: Extra): Paragraph {
    const heading = block.kind === 'heading' ? headingLevels[block.rank - 1] : undefined;
    const style = block.kind === 'caption' ? { style: 'Caption' } : {};
    const kept = block.kind === 'term' ? { keepNext: true } : {};
    return this.line(block.inlines, block.direction, {
      ...{ ...extra, ...style, ...kept },
      ...(heading === undefined ? {} : { heading }),
    });
  }

  #preformatted({ inlines, direction }: TextBlock, extra: Extra): Paragraph[] {
    const lines = inlines.flatMap((inline): Inline[] =>
      inline.kind === 'text'
        ? inline.text
            .split('\n')
            .flatMap((text, at) => [
              ...(at === 0 ? [] : [{ kind: 'break' } as const]),
              { kind: 'text', text } as const,
            ])
        : [inline],
    );
    const code: Inline = { kind: 'styled', style: 'code', direction, inlines: lines };
    return [this.line([code], direction, extra)];
  }

  #list(
    { items, isOrdered, start }: ListBlock,
    extra: Extra,
    level: number,
  ): (Paragraph | Table)[] {
    const reference = isOrdered ? `numbers-${start}` : 'signs';
    this.#lists.set(reference, { reference, start: isOrdered ? start : null });
    this.#instance += 1;
    const instance = this.#number * 100_000 + this.#instance;
    const depth = Math.min(level, deepest);
    const numbering = { reference, level: depth, instance };
    // How far a line with a sign stands in, its level says.
    const { indent: _around, ...others } = extra;
    return items.flatMap((item) => {
      const [first, ...rest] = item;
      const isLine = first !== undefined && 'inlines' in first;
      const head = isLine
        ? [this.line(first.inlines, first.direction, { ...others, numbering })]
        : [];
      const inside = { ...extra, indent: { start: indent * (depth + 1), end: 0 } };
      return [...head, ...this.of(isLine ? rest : item, inside, level + 1)];
    });
  }

  #table({ rows, direction }: TableBlock): Table[] {
    if (rows.length === 0) return [];
    const made = rows.map(
      (cells) =>
        new TableRow({
          tableHeader: cells.every(({ isHeading }) => isHeading),
          children: cells.map((cell) => {
            const inside = this.of(cell.blocks);
            const isText = inside.at(-1) instanceof Paragraph;
            return new TableCell({
              ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
              ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
              // A cell ends with a paragraph (ISO/IEC 29500-1, 17.4.65).
              children: isText ? inside : [...inside, this.line([], cell.direction)],
            });
          }),
        }),
    );
    const width = { size: 100, type: WidthType.PERCENTAGE };
    return [new Table({ rows: made, width, visuallyRightToLeft: direction === 'rtl' })];
  }
}
