import type { PageElement } from '../html/page';
import type { ListPlace } from './document';
import { append, createElement } from './elements';

/** A paragraph of a list, already an element, and its place there. */
export interface ListedParagraph {
  readonly place: ListPlace;
  readonly element: PageElement;
}

/** Makes lists of consecutive items, numbering on where a list of the same id was left before. */
export type NestLists = (items: readonly ListedParagraph[]) => PageElement[];

/** More levels than a word processor offers. */
const maximumLevel = 9;

interface OpenList {
  readonly level: number;
  readonly place: ListPlace;
  readonly list: PageElement;
}

/** Begins the numbering of a document's lists. */
export function createLists(): NestLists {
  /** The last number of each list and level. */
  const numbers = new Map<string, number>();
  return (items) => {
    const lists: PageElement[] = [];
    const open: OpenList[] = [];
    for (const { place, element } of items) {
      const level = Math.min(place.level, maximumLevel);
      while ((open.at(-1)?.level ?? -1) > level) open.pop();
      const before = place.continues ? lastItem(open) : undefined;
      if (before !== undefined) append(before, element);
      else {
        const list = listFor(place, level, { open, lists, numbers });
        append(list, createElement('li', [element]));
        count(numbers, place, level);
      }
    }
    return lists;
  };
}

interface Nesting {
  readonly open: OpenList[];
  readonly lists: PageElement[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** The list that an item goes into: the open one of its level when it is the same, or a new one in the last item. */
function listFor(place: ListPlace, level: number, { open, lists, numbers }: Nesting): PageElement {
  const top = open.at(-1);
  if (top?.level === level && isSameList(top.place, place)) return top.list;
  if (top?.level === level) open.pop();
  const list = createList(place, numbers.get(keyOf(place, level)));
  const around = lastItem(open);
  if (around === undefined) lists.push(list);
  else append(around, list);
  open.push({ level, place, list });
  return list;
}

const isSameList = (one: ListPlace, other: ListPlace): boolean =>
  one.id === other.id && one.marker === other.marker;

const keyOf = ({ id }: ListPlace, level: number): string => `${level} ${id}`;

function lastItem(open: readonly OpenList[]): PageElement | undefined {
  const item = open.at(-1)?.list.children.at(-1);
  return item?.type === 'element' ? item : undefined;
}

function createList({ marker, start }: ListPlace, last: number | undefined): PageElement {
  if (marker === 'bullet') return createElement('ul');
  const first = last === undefined ? start : last + 1;
  return createElement('ol', [], {
    ...(first === 1 ? {} : { start: String(first) }),
    ...(marker === '1' ? {} : { type: marker }),
  });
}

/** Each item begins the levels below it anew. */
function count(numbers: Map<string, number>, place: ListPlace, level: number): void {
  const key = keyOf(place, level);
  numbers.set(key, (numbers.get(key) ?? place.start - 1) + 1);
  for (let below = level + 1; below <= maximumLevel; below += 1) {
    numbers.delete(keyOf(place, below));
  }
}
