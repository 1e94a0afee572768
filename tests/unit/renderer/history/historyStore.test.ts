import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import type { Deed, Outcome } from '../../../../src/renderer/history/deeds';
import { useHistoryStore } from '../../../../src/renderer/history/historyStore';

beforeEach(() => {
  setActivePinia(createPinia());
});

const done: Outcome = { kind: 'done', gone: 0 };

/** A deed that writes down what was asked of it, and answers in turn what it is told to. */
function deed(log: string[], name: string, answers: Outcome[] = []): Deed {
  const answer = async (way: string): Promise<Outcome> => {
    log.push(`${way} ${name} begins`);
    await Promise.resolve();
    log.push(`${way} ${name} ends`);
    return answers.shift() ?? done;
  };
  return { kind: 'star', count: 1, undo: () => answer('undo'), redo: () => answer('redo') };
}

it('turns one deed at a time, in the order they are asked for', async () => {
  const log: string[] = [];
  const history = useHistoryStore();
  history.did(deed(log, 'a'));
  history.did(deed(log, 'b'));
  await Promise.all([history.turn('undo'), history.turn('undo'), history.turn('redo')]);
  expect(log).toEqual([
    ...['undo b begins', 'undo b ends', 'undo a begins', 'undo a ends'],
    ...['redo a begins', 'redo a ends'],
  ]);
});

it('undoes a deed once, be it asked for by its message or by a key or by both', async () => {
  const log: string[] = [];
  const history = useHistoryStore();
  const first = deed(log, 'a');
  history.did(first);
  history.did(deed(log, 'b'));
  await Promise.all([history.turn('undo', first), history.turn('undo', first)]);
  expect(log).toEqual(['undo a begins', 'undo a ends']);
  await history.turn('undo');
  expect(log.slice(2)).toEqual(['undo b begins', 'undo b ends']);
  await history.turn('undo');
  expect(log).toHaveLength(4);
});

it('keeps a deed whose undoing failed for another time', async () => {
  const history = useHistoryStore();
  const failure = { code: 'disk-full' } as const;
  const one = deed([], 'a', [{ kind: 'failed', failure }]);
  const told: Outcome['kind'][] = [];
  history.onTurned(({ outcome }) => told.push(outcome.kind));
  history.did(one);
  await history.turn('undo');
  expect(history.next.undo).toStrictEqual(one);
  await history.turn('undo');
  expect(history.next).toEqual({ undo: null, redo: one });
  expect(told).toEqual(['failed', 'done']);
});

it.each(['gone', 'changed'] as const)(
  'lets go of a deed that is %s, and goes on to those before it',
  async (kind) => {
    const log: string[] = [];
    const history = useHistoryStore();
    history.did(deed(log, 'a'));
    history.did(deed(log, 'b', [{ kind }]));
    await history.turn('undo');
    expect(history.next.redo).toBeNull();
    await history.turn('undo');
    expect(log.at(-1)).toBe('undo a ends');
  },
);
