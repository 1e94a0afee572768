import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the program was told on its command line; all paths are absolute. */
export interface StartArguments {
  readonly files: readonly string[];
  readonly library: string | null;
  readonly userData: string | null;
  /** Where to write a picture of the window once the article is drawn, and exit. */
  readonly screenshot: string | null;
}

/** A path of a `file:` address or a plain path, absolute. */
function pathOf(argument: string, folder: string): string {
  if (!argument.startsWith('file://')) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return resolve(folder, argument); // not an address after all
  }
}

/**
 * Reads the arguments after the program's own name: our flags, and files to open. Other flags are
 * Chromium's and passed over; everything after `--` is a file.
 */
export function readArguments(values: readonly string[], folder: string): StartArguments {
  const divider = values.indexOf('--');
  const before = divider === -1 ? values : values.slice(0, divider);
  const after = divider === -1 ? [] : values.slice(divider + 1);
  const flag = (name: string): string | null => {
    const found = before.find((value) => value.startsWith(`--${name}=`));
    return found === undefined ? null : resolve(folder, found.slice(name.length + 3));
  };
  const named = [...before.filter((value) => !value.startsWith('-')), ...after];
  return {
    files: named.map((argument) => pathOf(argument, folder)),
    library: flag('library'),
    userData: flag('user-data-dir'),
    screenshot: flag('screenshot'),
  };
}
