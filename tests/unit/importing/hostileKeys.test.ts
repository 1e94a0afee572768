import { afterEach, describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { goldenCases } from '../../support/goldenCases';
import { zipOf } from '../../support/zip';
import { partsOf } from './fuzz/mutatePart';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
/** What nobody thought of shows as one of these. */
const unforeseen = /^(?:Type|Range|Reference|Syntax|Internal)Error/u;

afterEach(() => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
});

/** How many articles a file holds; an error's code when it is refused. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<number | string> {
  const result = await importFile({ name, bytes });
  if (result.ok) return result.value.articles.length;
  expect(result.error.detail ?? '').not.toMatch(unforeseen);
  return result.error.code;
}

const keys = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
const strings = /"(?:[^"\\]|\\.)*"/gs;
/** Changes a JSON text outside of its strings. */
function outside(text: string, change: (part: string) => string): string {
  const kept = text.match(strings) ?? [];
  return text
    .split(strings)
    .map((part, at) => change(part) + (kept[at] ?? ''))
    .join('');
}

/** What is done to every object and number of a JSON text. */
const changes: readonly (readonly [what: string, change: (text: string) => string])[] = [
  [
    'names of the language',
    (text) => outside(text, (part) => part.replace(/\{(?!\s*\})/g, `{${keys}`)),
  ],
  [
    'names that every object has',
    (text) =>
      outside(text, (part) =>
        part.replace(
          /\{(?!\s*\})/g,
          '{"toString":1,"hasOwnProperty":1,"valueOf":null,"length":-1,',
        ),
      ),
  ],
  [
    'keys that come twice',
    (text) => text.replace(/("\w+")(\s*:\s*)("[^"\\]*")/g, '$1$2{"a":[]},$1$2$3'),
  ],
  [
    'numbers beyond all measure',
    (text) => outside(text, (part) => part.replace(/\d+(?!\d)/g, '1e999')),
  ],
  [
    'numbers of a hundred digits',
    (text) => outside(text, (part) => part.replace(/\d+(?!\d)/g, '9'.repeat(100))),
  ],
  ['numbers below zero', (text) => outside(text, (part) => part.replace(/\b\d+\b/g, '-1.5'))],
  ['numbers for texts', (text) => text.replace(/(:\s*)"(?:[^"\\]|\\.)*"/g, '$17')],
  ['lists for texts', (text) => text.replace(/(:\s*)("(?:[^"\\]|\\.)*")/g, '$1[$2]')],
  [
    'null for all',
    (text) => text.replace(/(:\s*)(?:"(?:[^"\\]|\\.)*"|[\d.]+|true|false)/g, '$1null'),
  ],
];

const cases = goldenCases();
const isJson = (file: string): boolean => /\.json[l]?$/.test(file);

describe.each(changes)('JSON with %s', (_, change) => {
  test.each(
    cases
      .filter(({ file }) => isJson(file))
      .map((each) => [`${each.format}/${each.name}`, each] as const),
  )('%s', async (_name, { file, bytes }) => {
    const before = await outcomeOf(file, bytes);
    const after = await outcomeOf(file, encode(change(decode(bytes))));
    if (_.startsWith('names')) expect(after).toBe(before);
  });

  test('in archives', async () => {
    let changed = 0;
    for (const { file, bytes } of cases) {
      const parts = await partsOf(bytes);
      if (!parts.some(({ name }) => isJson(String(name)))) continue;
      changed += 1;
      const broken = parts.map((part) =>
        isJson(String(part.name)) ? { ...part, bytes: encode(change(decode(part.bytes))) } : part,
      );
      await outcomeOf(file, zipOf(broken));
    }
    expect(changed).toBeGreaterThan(3);
  });
});

const plist = '<key>__proto__</key><dict><key>polluted</key><true/></dict>';
/** Everything else that has keys. */
const others: readonly (readonly [
  what: string,
  format: string,
  change: (text: string) => string,
])[] = [
  [
    'columns',
    'csv',
    (text) =>
      text
        .replace(/^(\ufeff?)/, '$1__proto__,constructor,toString,')
        .replace(/\n(?=.)/g, '\npolluted,1,1,'),
  ],
  ['columns that come twice', 'csv', (text) => text.replace(/^(.*)/, '$1,$1')],
  [
    'front matter',
    'markdown',
    (text) =>
      text.replace(
        /^---\n/,
        '---\n__proto__:\n  polluted: 1\nconstructor:\n  prototype:\n    polluted: 1\n',
      ),
  ],
  ['front matter that comes twice', 'markdown', (text) => text.replace(/^(title:.*)$/m, '$1\n$1')],
  [
    'a merge of front matter',
    'markdown',
    (text) => text.replace(/^---\n/, '---\nbase: &a\n  __proto__:\n    polluted: 1\n<<: *a\n'),
  ],
  [
    'TOML',
    'markdown',
    (text) =>
      text.replace(
        /^\+\+\+\n/,
        '+++\n[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n',
      ),
  ],
  ['a property list', 'webarchive', (text) => text.replaceAll('<dict>', `<dict>${plist}`)],
  ['a description in a page', 'html', (text) => text.replace(/("@type")/g, `${keys}$1`)],
  [
    'attributes',
    'feed',
    (text) =>
      text.replace(/<(item|entry|channel)\b/g, '<$1 __proto__="polluted" constructor="polluted"'),
  ],
  [
    'outlines',
    'opml',
    (text) => text.replaceAll('<outline ', '<outline __proto__="polluted" toString="x" '),
  ],
];

test.each(others)('names of the language as %s', async (_, kind, change) => {
  const chosen = cases.filter(({ format, file }) => format === kind || file.endsWith(`.${kind}`));
  expect(chosen.length).toBeGreaterThan(0);
  for (const { file, bytes } of chosen) await outcomeOf(file, encode(change(decode(bytes))));
});
