import { SetUpError } from './project.mjs';

const paths = {
  '--library': 'library',
  '--screenshot': 'screenshot',
  '--user-data-dir': 'userData',
};

/**
 * Reads the command line of `npm start`: our three paths (as `--name PATH` or `--name=PATH`), other
 * flags to be handed on, files. `absolute` makes a path absolute; after `--` all are files.
 */
export function readArguments(values, absolute) {
  const asked = { library: null, screenshot: null, userData: null, flags: [], files: [] };
  const rest = [...values];
  while (rest.length > 0) {
    const value = rest.shift();
    const [name, ...after] = value.split('=');
    if (value === '--') {
      asked.files.push(...rest.splice(0).map((file) => absolute(file)));
    } else if (name in paths) {
      const path = after.length > 0 ? after.join('=') : rest.shift();
      if (!path) throw new SetUpError(`${name} needs a path.`);
      asked[paths[name]] = absolute(path);
    } else if (value.startsWith('-')) {
      asked.flags.push(value);
    } else {
      asked.files.push(value.startsWith('file:') ? value : absolute(value));
    }
  }
  return asked;
}
