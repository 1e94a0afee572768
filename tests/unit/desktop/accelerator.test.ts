import { describe, expect, it } from 'vitest';
import { defaultKeys, keyCommands } from '#shared/shortcuts';
import { acceleratorOf } from '../../../src/main/desktop/accelerator';

describe('keys in the system’s menu', () => {
  it('have a name there, all that commands have of themselves', () => {
    const all = keyCommands.flatMap((command) => defaultKeys[command]);
    expect(all.filter((keys) => acceleratorOf(keys) === undefined)).toEqual([]);
  });

  it.each([
    ['Mod++', 'CmdOrCtrl+Plus'],
    ['Mod+Shift+f', 'CmdOrCtrl+Shift+F'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    ['Shift+F6', 'Shift+F6'],
    ['/', '/'],
  ])('%s is %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });

  it.each(['Mod+ذ', 'Mod+AudioVolumeUp'])(
    '%s is left out, for Electron has no name for it',
    (keys) => {
      expect(acceleratorOf(keys)).toBeUndefined();
    },
  );
});
