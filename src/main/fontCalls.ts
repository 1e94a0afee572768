import { homedir } from 'node:os';
import type { Handlers } from '#shared/api';
import { ok } from '#shared/result';
import { fontFolders, installedFonts } from './fonts/installedFonts';

/** What the window asks about the fonts of the system, read anew each time: some may have been installed. */
export function createFontCalls(): Pick<Handlers, 'fonts:list'> {
  return {
    'fonts:list': async () =>
      ok(await installedFonts(fontFolders(process.platform, homedir(), process.env))),
  };
}
