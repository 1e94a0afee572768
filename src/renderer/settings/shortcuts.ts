import type { MenuCommand } from '#shared/api';
import { isMac } from '../ui/modKey';

/** Whatever the window can be told to do by the menu, a key or a button; `bookmark` is heard by marking. */
export type Command = MenuCommand | 'settings' | 'shortcuts' | 'next-pane' | 'previous-pane';

/** A line of the overview: what keys do. `keys` lists the ways, each as the caps that are pressed together. */
interface Shortcut {
  /** The key of its words in the section `shortcuts`. */
  readonly name: string;
  readonly keys: readonly (readonly string[])[];
}

const mod = isMac ? '⌘' : 'Ctrl';

/** All shortcuts in the groups that the overview shows. */
export const shortcutGroups: readonly {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}[] = [
  {
    name: 'general',
    shortcuts: [
      { name: 'import', keys: [[mod, 'O']] },
      { name: 'find', keys: [[mod, 'F'], ['/']] },
      { name: 'undo', keys: [[mod, 'Z']] },
      {
        name: 'redo',
        keys: isMac
          ? [['⇧', mod, 'Z']]
          : [
              [mod, 'Y'],
              [mod, 'Shift', 'Z'],
            ],
      },
      { name: 'nextPane', keys: [['F6']] },
      { name: 'previousPane', keys: [['Shift', 'F6']] },
      { name: 'messages', keys: [['F8']] },
      { name: 'toggleList', keys: [[mod, '\\']] },
      { name: 'settings', keys: [[mod, ',']] },
      { name: 'shortcuts', keys: [['?']] },
    ],
  },
  {
    name: 'list',
    shortcuts: [
      { name: 'move', keys: [['↓'], ['↑']] },
      { name: 'ends', keys: [['Home'], ['End']] },
      { name: 'openArticle', keys: [['Enter']] },
      { name: 'select', keys: [['Ctrl', 'Space']] },
      {
        name: 'selectRange',
        keys: [
          ['Shift', '↓'],
          ['Shift', '↑'],
        ],
      },
      { name: 'selectAll', keys: [[mod, 'A']] },
      { name: 'star', keys: [['S']] },
      { name: 'trash', keys: [['Delete']] },
      { name: 'menu', keys: [['Shift', 'F10']] },
      { name: 'clear', keys: [['Esc']] },
    ],
  },
  {
    name: 'page',
    shortcuts: [
      { name: 'larger', keys: [[mod, '+']] },
      { name: 'smaller', keys: [[mod, '−']] },
      { name: 'resetSize', keys: [[mod, '0']] },
      { name: 'bookmark', keys: [[mod, 'D']] },
      { name: 'wayBack', keys: [isMac ? ['⌘', '['] : ['Alt', '←']] },
    ],
  },
];

/** True for the keys that go back to where reading was, as in a browser. */
export const isWayBack = (event: KeyboardEvent): boolean =>
  isMac ? event.metaKey && event.code === 'BracketLeft' : event.altKey && event.key === 'ArrowLeft';

/** The commands of keys everywhere in the window, in tinykeys' notation; keys are named in Latin (see `latinKey`). */
export const bindings: Readonly<Record<string, Command>> = {
  '$mod+z': 'undo',
  '$mod+Shift+z': 'redo',
  '$mod+y': 'redo',
  '$mod+o': 'import',
  '$mod+f': 'find',
  '$mod+,': 'settings',
  '$mod+\\': 'toggle-list',
  '$mod+=': 'larger',
  '$mod+(\\+)': 'larger',
  '$mod+Shift+(\\+)': 'larger',
  '$mod+-': 'smaller',
  '$mod+0': 'reset-size',
  F6: 'next-pane',
  'Shift+F6': 'previous-pane',
  '/': 'find',
  'Shift+/': 'find',
  'Shift+?': 'shortcuts',
};
