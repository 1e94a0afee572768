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
export function rebaseItems<Item>(
  keyOf: (item: Item) => string,
  merge: (held: Item, disk: Item) => Item,
): Rebase<Item[]> {
  return (before, now, disk) => {
    // What memory did not change is the very same item still.
    const untouched = new Set(before);
    const held = new Map(
      now.filter((item) => !untouched.has(item)).map((item) => [keyOf(item), item]),
    );
    const merged = disk.map((item) => {
      const own = held.get(keyOf(item));
      held.delete(keyOf(item));
      return own === undefined ? item : merge(own, item);
    });
    return [...merged, ...held.values()];
  };
}
