import type { Element, ElementContent } from 'hast';
import type { Direction } from '#shared/article';
import type { Block, Cell, Own, TableBlock } from './model';
import { ownOf } from './own';

type Inside = (nodes: readonly ElementContent[], direction: Direction) => readonly Block[];

const groups = ['thead', 'tbody', 'tfoot'];
/** Nobody's table has more, and a program that draws one makes room for all of them. */
const widest = 1_000;

const elementsIn = (element: Element, ...names: readonly string[]): Element[] =>
  element.children.filter(
    (node): node is Element => node.type === 'element' && names.includes(node.tagName),
  );

/** Reads a table whose blocks `inside` gathers; null for one without a cell. What stands beside its rows comes first. */
export function tableOf(element: Element, own: Own, inside: Inside): TableBlock | null {
  const groupsOf = (name: string): Element[] => elementsIn(element, name);
  const ordered = [
    ...groupsOf('thead').flatMap((group) => elementsIn(group, 'tr')),
    ...element.children.flatMap((node) => {
      if (node.type !== 'element') return [];
      return node.tagName === 'tbody'
        ? elementsIn(node, 'tr')
        : node.tagName === 'tr'
          ? [node]
          : [];
    }),
    ...groupsOf('tfoot').flatMap((group) => elementsIn(group, 'tr')),
  ];
  const known = new Set(['caption', 'tr', ...groups]);
  const strays = element.children.filter(
    (node) => node.type !== 'element' || !known.has(node.tagName),
  );
  const captions = elementsIn(element, 'caption').flatMap(({ children }) => children);
  const caption = inside([...captions, ...strays], own.direction);
  const rows = ordered
    .map((row) => elementsIn(row, 'td', 'th').map((cell) => cellOf(cell, own.direction, inside)))
    .filter((cells) => cells.length > 0);
  return rows.length === 0 && caption.length === 0
    ? null
    : { kind: 'table', ...own, caption, rows };
}

function cellOf(element: Element, around: Direction, inside: Inside): Cell {
  const own = ownOf(element, around);
  const { colSpan, rowSpan } = element.properties;
  return {
    ...own,
    isHeading: element.tagName === 'th',
    columns: spanned(colSpan),
    rows: spanned(rowSpan),
    blocks: inside(element.children, own.direction),
  };
}

function spanned(value: unknown): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 && count <= widest ? count : 1;
}
