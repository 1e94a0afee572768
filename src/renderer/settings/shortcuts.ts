import type { MenuCommand } from '#shared/api';
import type { KeyCommand } from '#shared/shortcuts';
import { isMac } from '../ui/modKey';

/** Whatever the window can be told to do by the menu, a key or a button. */
export type Command = MenuCommand | KeyCommand;

/** A line of the overview: a command, whose keys can be chosen, or keys that belong to a list or the system. */
export type ShortcutLine =
  | { readonly command: KeyCommand }
  | {
      /** The key of its words in the section `shortcuts`. */
      readonly name: string;
      /** The ways, each as keys that are pressed together. */
      readonly keys: readonly string[];
    };

/** All shortcuts in the groups that the overview shows. */
export const shortcutGroups: readonly {
  readonly name: 'general' | 'list' | 'page' | 'marking';
  readonly lines: readonly ShortcutLine[];
}[] = [
  {
    name: 'general',
    lines: [
      ...commands('import', 'find', 'undo', 'redo', 'next-pane', 'previous-pane'),
      { name: 'messages', keys: ['F8'] },
      ...commands('toggle-list', 'settings', 'shortcuts'),
    ],
  },
  {
    name: 'list',
    lines: [
      { name: 'move', keys: ['ArrowDown', 'ArrowUp'] },
      { name: 'ends', keys: ['Home', 'End'] },
      { name: 'openArticle', keys: ['Enter'] },
      { name: 'select', keys: [isMac ? 'Ctrl+Space' : 'Mod+Space'] },
      { name: 'selectRange', keys: ['Shift+ArrowDown', 'Shift+ArrowUp'] },
      { name: 'selectAll', keys: ['Mod+a'] },
      { name: 'star', keys: ['s'] },
      { name: 'trash', keys: ['Delete'] },
      { name: 'menu', keys: ['Shift+F10'] },
      { name: 'clear', keys: ['Escape'] },
    ],
  },
  {
    name: 'page',
    lines: [
      ...commands('larger', 'smaller', 'reset-size', 'full-screen', 'auto-scroll'),
      ...commands('read-aloud', 'next-sentence', 'previous-sentence', 'stop-reading-aloud'),
      ...commands('bookmark', 'bookmark-note', 'find-here'),
      ...commands('next-match', 'previous-match', 'next-hit', 'previous-hit', 'way-back'),
      ...commands('export-article', 'print', 'cite'),
    ],
  },
  {
    name: 'marking',
    lines: [
      ...commands('select-sentence'),
      { name: 'moveBySentence', keys: ['ArrowDown', 'ArrowUp'] },
      { name: 'moveByWord', keys: ['ArrowLeft', 'ArrowRight'] },
      { name: 'moveByParagraph', keys: ['Mod+ArrowDown', 'Mod+ArrowUp'] },
      { name: 'extendSelection', keys: ['Shift+ArrowDown', 'Shift+ArrowLeft'] },
      ...commands('highlight'),
      { name: 'highlightIn', keys: ['1', '2', '3', '4', '5'] },
      ...commands('underline', 'bookmark-selection', 'note-selection', 'tag-selection'),
      { name: 'selectionBar', keys: ['Enter'] },
    ],
  },
];

/** The commands that are for the page's words alone: who marks these hears their keys, and nobody else. */
export const markingCommands: ReadonlySet<KeyCommand> = new Set<KeyCommand>([
  ...(['select-sentence', 'highlight', 'underline'] as const),
  ...(['bookmark-selection', 'note-selection', 'tag-selection'] as const),
]);

/** Keys that lists, selections and the system's messages have for themselves. */
export const fixedKeys: ReadonlySet<string> = new Set(
  shortcutGroups.flatMap(({ lines }) => lines.flatMap((line) => ('name' in line ? line.keys : []))),
);

function commands(...names: readonly KeyCommand[]): readonly ShortcutLine[] {
  return names.map((command) => ({ command }));
}

/** The key of a line's words in the section `shortcuts`. */
export const wordsKeyOf = (line: ShortcutLine): string =>
  'name' in line
    ? line.name
    : line.command.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
