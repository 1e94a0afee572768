import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, Request } from '#shared/api';
import type { NativeWords } from '#shared/locales/native';

/**
 * Sets the application's menu in the interface's language. The page's own commands show their
 * shortcut here, but the page hears the keys itself: `registerAccelerator` is off for them. What undo and
 * redo would do, `history` says; whether they are a text field's or the library's, the page knows.
 */
export function setMenu(
  words: NativeWords['menu'],
  history: Request<'menu:history'>,
  choose: (command: MenuCommand) => void,
): void {
  const page = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      choose(command);
    },
  });
  const divider: MenuItemConstructorOptions = { type: 'separator' };
  const about = page(words.about, 'about');
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const isMac = process.platform === 'darwin';

  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ label: app.name, submenu: [about, divider, quit] }] : []),
    {
      label: words.file,
      submenu: [
        page(words.import, 'import', 'CmdOrCtrl+O'),
        page(words.export, 'export'),
        page(words.restore, 'restore'),
        page(words.reports, 'reports'),
        ...(isMac ? [] : [divider, quit]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        page(history.undo ?? words.undo, 'undo', 'CmdOrCtrl+Z'),
        page(history.redo ?? words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
        divider,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        divider,
        page(words.find, 'find', 'CmdOrCtrl+F'),
        page(words.bookmark, 'bookmark', 'CmdOrCtrl+D'),
      ],
    },
    {
      label: words.view,
      submenu: [
        page(words.larger, 'larger', 'CmdOrCtrl+Plus'),
        page(words.smaller, 'smaller', 'CmdOrCtrl+-'),
        page(words.resetSize, 'reset-size', 'CmdOrCtrl+0'),
        divider,
        page(words.toggleList, 'toggle-list'),
        { role: 'togglefullscreen', label: words.fullscreen },
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
