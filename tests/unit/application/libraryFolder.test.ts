import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryFolder } from '../../../src/main/libraryFolder';

const home = '/home/reader';

it.each([
  ['linux', {}, null, join(home, '.config/maqal/library')],
  ['linux', { XDG_CONFIG_HOME: '/data' }, null, join('/data', 'maqal/library')],
  ['linux', { XDG_CONFIG_HOME: '' }, null, join(home, '.config/maqal/library')],
  ['linux', { MAQAL_LIBRARY: '/books' }, null, '/books'],
  ['linux', { MAQAL_LIBRARY: '/books' }, '/other', join('/other', 'library')],
  ['darwin', {}, null, join(home, 'Library/Application Support/maqal/library')],
  ['win32', { APPDATA: 'X:\\roaming' }, null, join('X:\\roaming', 'maqal/library')],
])('on %s with %o', (platform, env, userData, expected) => {
  expect(libraryFolder(userData, { platform, env, home })).toBe(expected);
});
