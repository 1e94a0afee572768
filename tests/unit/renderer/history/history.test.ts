import fc from 'fast-check';
import { expect, it } from 'vitest';
import ar from '../../../../src/renderer/locales/ar.json';
import { deedKinds } from '../../../../src/renderer/history/deeds';
import {
  canTurn,
  depth,
  nextDeed,
  nothingDone,
  turned,
  withDeed,
  withoutDeed,
  type History,
} from '../../../../src/renderer/history/history';

/** A deed that adds a letter to a text; to undo it takes that letter away, wherever it is by now. */
interface Letter {
  readonly letter: string;
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    letter: fc.string({ minLength: 1, maxLength: 1 }),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ do: fc.constant('undo-earlier' as const), at: fc.nat(20) }),
);

it('is always the text that its done deeds make, whatever was undone and redone', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let history: History<Letter> = nothingDone;
      const text = new Set<Letter>();
      for (const next of steps) {
        if (next.do === 'write') {
          const deed = { letter: next.letter };
          text.add(deed);
          history = withDeed(history, deed);
          expect(history.undone).toEqual([]);
          continue;
        }
        const way = next.do === 'redo' ? 'redo' : 'undo';
        const deed =
          next.do === 'undo-earlier' ? (history.done[next.at] ?? null) : nextDeed(history, way);
        if (deed === null) continue;
        expect(canTurn(history, deed, way)).toBe(true);
        history = turned(history, deed, way);
        if (way === 'undo') text.delete(deed);
        else text.add(deed);
        expect(canTurn(history, deed, way)).toBe(false);
        expect(nextDeed(history, way === 'undo' ? 'redo' : 'undo')).toBe(deed);
      }
      expect(new Set(history.done)).toEqual(text);
      while (nextDeed(history, 'undo') !== null) {
        history = turned(history, nextDeed(history, 'undo')!, 'undo');
      }
      while (nextDeed(history, 'redo') !== null) {
        history = turned(history, nextDeed(history, 'redo')!, 'redo');
      }
      expect(history.undone).toEqual([]);
    }),
  );
});

it('goes a hundred deeds deep, and forgets the oldest', () => {
  let history: History<number> = nothingDone;
  for (let deed = 0; deed < depth + 7; deed += 1) history = withDeed(history, deed);
  expect(history.done).toHaveLength(100);
  expect(history.done[0]).toBe(7);
});

it('loses nothing with a deed that can be turned no more', () => {
  const history = turned([1, 2, 3].reduce(withDeed<number>, nothingDone), 3, 'undo');
  expect(withoutDeed(history, 2)).toEqual({ done: [1], undone: [3] });
  expect(withoutDeed(history, 3)).toEqual({ done: [1, 2], undone: [] });
});

it.each(deedKinds)('has words for %s', (kind) => {
  expect(ar.history.did).toHaveProperty(kind);
  expect(ar.history.deeds).toHaveProperty(kind);
});
