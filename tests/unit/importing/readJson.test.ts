import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../../src/main/importing/json/readJson';

describe('readJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('forgives line feeds and tabs that stand in strings as they are', () => {
    const lines = { 'سطر\n': ['أول\nثان\t"ثالث"\\', 1] };
    const text = JSON.stringify(lines, null, 2).replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(readJson(text)).toEqual(lines);
  });

  test('leaves out the names that mean something to the language, however they are written', () => {
    const text =
      '{"a":[{"__proto__":{"x":1},"b":1}],"constructor":{"prototype":{"x":1}},"\\u005f_proto__":2}';
    const value = readJson(text);
    expect(JSON.stringify(value)).toBe('{"a":[{"b":1}]}');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test.each([
    ['64 levels', '['.repeat(64) + ']'.repeat(64), null],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), 'too-large'],
    ['100,000 levels', '{"a":'.repeat(100_000), 'too-large'],
    ['brackets in a string', `"${'[{'.repeat(1_000)}\\"${'['.repeat(100)}"`, null],
    ['three million numbers', `[${'0,'.repeat(3_000_000)}0]`, 'too-large'],
    ['a number beyond all measure', '[1e999,-1e999,123456789012345678901234567890]', null],
    ['an end that is missing', '{"a": [1, 2', 'damaged-file'],
    ['a string that never ends', `["${'a'.repeat(1_000_000)}`, 'damaged-file'],
    ['no JSON', 'نص', 'damaged-file'],
    ['nothing', '', 'damaged-file'],
  ])('%s', (_, text, code) => {
    if (code === null) expect(() => readJson(text)).not.toThrow();
    else expect(() => readJson(text)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
