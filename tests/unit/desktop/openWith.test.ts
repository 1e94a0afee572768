import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { readArguments } from '../../../src/main/desktop/openWith';

const folder = resolve('/reader');
const none = { library: null, userData: null, screenshot: null };

it.each([
  [[], { ...none, files: [] }],
  [['خبر.txt', '/b.txt'], { ...none, files: [resolve(folder, 'خبر.txt'), resolve('/b.txt')] }],
  [
    ['--library=lib', '--user-data-dir=/u', '--screenshot=o.png', '--ozone=x11', 'a.txt'],
    {
      library: resolve(folder, 'lib'),
      userData: resolve('/u'),
      screenshot: resolve(folder, 'o.png'),
      files: [resolve(folder, 'a.txt')],
    },
  ],
  [
    ['--', '--odd.txt', '-x'],
    { ...none, files: ['--odd.txt', '-x'].map((f) => resolve(folder, f)) },
  ],
  [[pathToFileURL(resolve('/a b.txt')).href], { ...none, files: [resolve('/a b.txt')] }],
  [['file:relative'], { ...none, files: [resolve(folder, 'file:relative')] }],
])('reads %j', (values, expected) => {
  expect(readArguments(values, folder)).toEqual(expected);
});
