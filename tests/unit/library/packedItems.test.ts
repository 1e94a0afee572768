import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedItems } from '../../../src/main/library/packedItems';

interface Item {
  readonly key: string;
  readonly value: unknown;
}
const outlineOf = ({ key }: Item) => ({ key });
const item = fc.record({ key: fc.string({ unit: 'binary' }), value: fc.jsonValue() });

/** What is seen of a packed list in each of the ways it can be asked. */
function expectToHold(list: PackedItems<Item, { key: string }>, items: readonly Item[]): void {
  expect(list).toHaveLength(items.length);
  expect([...list]).toEqual(items);
  expect(items.map((_, index) => list.at(index))).toEqual(items);
  expect(list.at(items.length)).toBeUndefined();
  expect(list.outlines).toEqual(items.map(outlineOf));
  expect(list.json.toString()).toBe(JSON.stringify(items));
}

describe('a packed list', () => {
  it('holds what it was made of, and makes others of itself', () => {
    // What JSON cannot tell from 0.
    const plain = fc.array(item).map((items) => JSON.parse(JSON.stringify(items)) as Item[]);
    fc.assert(
      fc.property(plain, plain, fc.array(fc.nat(20)), (before, added, picked) => {
        const list = PackedItems.of(before, outlineOf);
        expectToHold(list, before);
        expectToHold(list.append(added), [...before, ...added]);
        const changes = new Map(
          added.flatMap((each, at) => {
            const index = picked[at];
            return index === undefined || index >= before.length ? [] : [[index, each] as const];
          }),
        );
        const changed = before.map((each, at) => changes.get(at) ?? each);
        expectToHold(list.with(changes), changed);
        const isKept = ({ key }: { key: string }): boolean => key.length % 2 === 0;
        expectToHold(list.filter(isKept), before.filter(isKept));
        const { json, ends, outlines } = list;
        expectToHold(new PackedItems({ json, ends, outlines }, outlineOf), before);
      }),
    );
  });
});
