import type { PackedItems } from './packedItems';

/** Lays what memory changed of a store's data (`now`, once `before`) onto what the disk has come to hold. */
export type Rebase<T> = (before: T, now: T, disk: T) => T;

/** Data that is written at once or not at all: memory's counts. */
export const asItIs = <T>(_before: T, now: T): T => now;

/** An object's fields, each by itself: where memory changed one, memory's counts. */
export function rebaseFields<T extends object>(before: T, now: T, disk: T): T {
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]),
  );
  return { ...disk, ...Object.fromEntries(changed) };
}

/** A list's items by their keys: those that memory changed are added, or merged with the disk's. */
export function rebaseItems<Item, Outline extends { readonly key: string }>(
  merge: (held: Item, disk: Item) => Item,
): Rebase<PackedItems<Item, Outline>> {
  return (before, now, disk) => {
    const places = new Map([...disk.outlines].map(({ key }, index) => [key, index]));
    const changes = new Map<number, Item>();
    let { length } = disk;
    for (const index of now.changedSince(before)) {
      const held = now.at(index);
      const place = places.get(now.outlines.at(index)?.key ?? '');
      if (held === undefined) continue;
      const own = place === undefined ? undefined : disk.at(place);
      changes.set(place ?? length++, own === undefined ? held : merge(held, own));
    }
    return disk.with(changes);
  };
}
