import { describe, expect, it } from 'vitest';
import { defaultKeys, keyCommands, type ChosenKeys } from '#shared/shortcuts';
import fc from 'fast-check';
import {
  holderOf,
  withKeys,
  withoutWay,
  withWay,
} from '../../../../src/renderer/settings/chosenKeys';
import {
  capsOf,
  isReserved,
  keysOfEvent,
  writesNothing,
} from '../../../../src/renderer/settings/keyCombo';
import { fixedKeys } from '../../../../src/renderer/settings/shortcuts';

function press(key: string, code: string, held = ''): Parameters<typeof keysOfEvent>[0] {
  return {
    ...{ key, code, ctrlKey: held.includes('C'), metaKey: held.includes('M') },
    ...{ altKey: held.includes('A'), shiftKey: held.includes('S') },
    getModifierState: (name) => name === 'AltGraph' && held.includes('G'),
  };
}

describe('the keys of an event', () => {
  it.each([
    ['a letter on an Arabic keyboard', press('خ', 'KeyO', 'C'), 'Mod+o'],
    ['with Shift it is the same letter', press('F', 'KeyF', 'CS'), 'Mod+Shift+f'],
    ['an Arabic digit', press('٠', 'Digit0', 'C'), 'Mod+0'],
    ['a question mark, Latin', press('?', 'Slash', 'S'), '?'],
    ['a question mark, Arabic', press('؟', 'Slash', 'S'), '?'],
    ['a slash that needs Shift', press('/', 'Digit7', 'S'), '/'],
    ['plus, without Shift', press('=', 'Equal', 'C'), 'Mod++'],
    ['plus, with Shift', press('+', 'Equal', 'CS'), 'Mod++'],
    ['a bracket on an Arabic keyboard', press('ج', 'BracketLeft', 'C'), 'Mod+['],
    ['an arrow', press('ArrowDown', 'ArrowDown', 'A'), 'Alt+ArrowDown'],
    ['a function key', press('F6', 'F6', 'S'), 'Shift+F6'],
    ['the space bar', press(' ', 'Space', 'C'), 'Mod+Space'],
    ['a modifier alone', press('Shift', 'ShiftLeft', 'S'), null],
    ['what AltGr writes', press('@', 'KeyQ', 'CAG'), null],
    ['the system’s own key', press('e', 'KeyE', 'M'), null],
  ])('%s', (_, event, keys) => {
    expect(keysOfEvent(event)).toBe(keys);
  });

  it('are shown as they stand on the caps', () => {
    expect(capsOf('Mod++')).toEqual(['Ctrl', '+']);
    expect(capsOf('+')).toEqual(['+']);
    expect(capsOf('Mod+Shift+f')).toEqual(['Ctrl', 'Shift', 'F']);
    expect(capsOf('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  });
});

describe('the keys that commands have of themselves', () => {
  const all = keyCommands.flatMap((command) => defaultKeys[command]);

  it('belong to one command each, and to nothing else', () => {
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((keys) => isReserved(keys) || fixedKeys.has(keys))).toEqual([]);
  });

  it('write nothing in a text field when they are pressed with Control, or are function keys', () => {
    const plain = all.filter((keys) => !writesNothing(keys));
    expect(plain).toEqual([
      ...['/', '?', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowUp'],
      ...['Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowLeft'],
      ...['v', 'h', 'u', 'b', 'n', 't'],
    ]);
  });
});

describe('keys that a reader chooses', () => {
  it('are taken from the command that had them', () => {
    const chosen = withWay({}, 'import', 0, 'Mod+f');
    expect(chosen).toEqual({ import: ['Mod+f'], 'find-here': [] });
    expect(holderOf(chosen, 'Mod+f')).toBe('import');
    expect(holderOf(chosen, 'Mod+o')).toBeNull();
  });

  it('are added behind those that are there, and taken away', () => {
    const chosen = withWay({}, 'import', 1, 'F9');
    expect(chosen).toEqual({ import: ['Mod+o', 'F9'] });
    expect(withoutWay(chosen, 'import', 1)).toEqual({});
    expect(withoutWay(chosen, 'import', 0)).toEqual({ import: ['F9'] });
  });

  it('are forgotten when they are a command’s own again', () => {
    expect(withKeys({ import: ['F9'] }, 'import', ['Mod+o'])).toEqual({});
  });

  it('never belong to two commands, whatever is chosen after what', () => {
    const pool = ['Mod+o', 'Mod+f', 'F3', 'F9', '/', 'Mod+j'];
    const step = fc.record({
      command: fc.constantFrom(...keyCommands),
      at: fc.nat(1),
      keys: fc.constantFrom(...pool),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let chosen: ChosenKeys = {};
        for (const { command, at, keys } of steps) {
          chosen = withWay(chosen, command, at, keys);
          expect(holderOf(chosen, keys)).toBe(command);
        }
        const all = keyCommands.flatMap((command) => chosen[command] ?? defaultKeys[command]);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});
