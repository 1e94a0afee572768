import * as v from 'valibot';

/**
 * The commands whose keys the reader can choose, each with the keys it has until then. Keys are written as
 * `Mod+Alt+Shift+key`, in this order: `Mod` is the command key on a Mac and Control elsewhere, a letter is
 * the Latin one in lower case, a sign stands for itself however it is typed, other keys bear their DOM name.
 */
export const defaultKeys = {
  import: ['Mod+o'],
  find: ['/', 'Mod+Shift+f'],
  undo: ['Mod+z'],
  redo: ['Mod+Shift+z', 'Mod+y'],
  'next-pane': ['F6'],
  'previous-pane': ['Shift+F6'],
  'toggle-list': ['Mod+\\'],
  settings: ['Mod+,'],
  shortcuts: ['?'],
  larger: ['Mod++'],
  smaller: ['Mod+-'],
  'reset-size': ['Mod+0'],
  'full-screen': ['F11'],
  'auto-scroll': ['Mod+Shift+Space'],
  'read-aloud': ['Mod+Shift+u'],
  'next-sentence': ['Alt+Shift+ArrowDown'],
  'previous-sentence': ['Alt+Shift+ArrowUp'],
  'stop-reading-aloud': ['Mod+.'],
  bookmark: ['Mod+d'],
  'bookmark-note': ['Mod+Shift+d'],
  'find-here': ['Mod+f'],
  'export-article': ['Mod+e'],
  print: ['Mod+p'],
  cite: ['Mod+Shift+c'],
  'next-match': ['F3', 'Mod+g'],
  'previous-match': ['Shift+F3', 'Mod+Shift+g'],
  'next-hit': ['Alt+ArrowDown'],
  'previous-hit': ['Alt+ArrowUp'],
  'way-back': ['Alt+ArrowLeft', 'Mod+['],
  'select-sentence': ['v'],
  highlight: ['h'],
  underline: ['u'],
  'bookmark-selection': ['b'],
  'note-selection': ['n'],
  'tag-selection': ['t'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type KeyCommand = keyof typeof defaultKeys;

/** All those commands, in the order of `defaultKeys`. */
export const keyCommands = Object.keys(defaultKeys) as readonly KeyCommand[];

/** The keys that the reader chose instead, by command; those of a later program's commands are kept. */
export const ChosenKeysSchema = v.record(
  v.pipe(v.string(), v.maxLength(60)),
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.maxLength(4)),
);
export type ChosenKeys = v.InferOutput<typeof ChosenKeysSchema>;

/** The keys that are pressed together, one by one: the modifiers first, then the key itself, which may be `+`. */
export const partsOf = (keys: string): readonly string[] =>
  keys === '+' || keys.endsWith('++')
    ? [...keys.split('+').filter((part) => part !== ''), '+']
    : keys.split('+');

/** The keys of a command as the reader has them; none when they took all away. */
export const keysOf = (command: KeyCommand, chosen: ChosenKeys): readonly string[] =>
  chosen[command] ?? defaultKeys[command];
