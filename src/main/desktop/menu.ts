import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, Request } from '#shared/api';
import type { NativeWords } from '#shared/locales/native';
import { defaultKeys, keysOf, type ChosenKeys, type KeyCommand } from '#shared/shortcuts';
import { acceleratorOf } from './accelerator';

const hasKeys = (command: MenuCommand): command is MenuCommand & KeyCommand =>
  command in defaultKeys;

/**
 * Sets the application's menu in the interface's language. The page's own commands show the first of
 * their keys here, but the page hears the keys itself: `registerAccelerator` is off for them. What undo and
 * redo would do, `history` says; whether they are a text field's or the library's, the page knows.
 */
export function setMenu(
  words: NativeWords['menu'],
  history: Request<'menu:history'>,
  chosen: ChosenKeys,
  choose: (command: MenuCommand) => void,
): void {
  const page = (label: string, command: MenuCommand): MenuItemConstructorOptions => {
    const [keys] = hasKeys(command) ? keysOf(command, chosen) : [];
    const accelerator = keys === undefined ? undefined : acceleratorOf(keys);
    return {
      label,
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      click: () => {
        choose(command);
      },
    };
  };
  const divider: MenuItemConstructorOptions = { type: 'separator' };
  const about = page(words.about, 'about');
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const isMac = process.platform === 'darwin';

  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ label: app.name, submenu: [about, divider, quit] }] : []),
    {
      label: words.file,
      submenu: [
        page(words.import, 'import'),
        page(words.export, 'export'),
        page(words.restore, 'restore'),
        divider,
        page(words.exportArticle, 'export-article'),
        page(words.savePdf, 'save-pdf'),
        page(words.print, 'print'),
        divider,
        page(words.reports, 'reports'),
        ...(isMac ? [] : [divider, quit]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        page(history.undo ?? words.undo, 'undo'),
        page(history.redo ?? words.redo, 'redo'),
        divider,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        divider,
        page(words.findHere, 'find-here'),
        page(words.find, 'find'),
        page(words.bookmark, 'bookmark'),
      ],
    },
    {
      label: words.view,
      submenu: [
        page(words.larger, 'larger'),
        page(words.smaller, 'smaller'),
        page(words.resetSize, 'reset-size'),
        divider,
        page(words.toggleList, 'toggle-list'),
        page(words.fullscreen, 'full-screen'),
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'close', label: words.close },
      ],
    },
    { label: words.help, submenu: [about] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
