import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readXml } from '../../../src/main/importing/xml/readXml';
import { attributeOf, childOf, descendantsOf, xmlText } from '../../../src/main/importing/xml/xml';

const fixtures = resolve(import.meta.dirname, '../../../../shared/fixtures/hostile/xml');

describe('readXml', () => {
  test('takes names, namespaces, attributes and text apart', () => {
    const text =
      '<?xml version="1.0"?><a:كتب xmlns:a="urn:a" xmlns="urn:b" عدد="٢"><b a:x="1">نص &amp; &#x646;ص<![CDATA[ <c> ]]></b></a:كتب>';
    const root = readXml(text);
    expect([root.name, root.space, attributeOf(root, 'عدد')]).toEqual(['كتب', 'urn:a', '٢']);
    const inner = childOf(root, 'b');
    expect(inner && [inner.space, attributeOf(inner, 'x'), xmlText(inner)]).toEqual([
      'urn:b',
      '1',
      'نص & نص <c> ',
    ]);
    expect(inner && text.slice(inner.start, inner.end)).toMatch(/^<b a:x.*<\/b>$/);
  });

  test.each([
    ['a tag that is not closed', '<r><i>a<i>b</i></r>', 'ab'],
    ['a bare ampersand', '<r>a & b &amp c &unknown; d</r>', 'a & b &amp c &unknown; d'],
    ['an end without beginning', '<r>a</x>b</r>', 'ab'],
    ['nothing behind', '<r>a<b>c', 'ac'],
  ])('forgives %s', (_, text, words) => expect(xmlText(readXml(text))).toBe(words));

  test.each([
    ['entities', '<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><r>&c;</r>', /entities/],
    [
      'an entity of a file',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r/>',
      /entities/,
    ],
    ['a parameter entity', "<!DOCTYPE r [<!ENTITY % a '<b>'>]><r/>", /entities/],
    ['a great depth', '<a>'.repeat(100_000), /deep/],
    ['no element', 'just words', /no XML element/],
  ])('refuses %s', (_, text, words) => expect(() => readXml(text)).toThrow(words));

  test('reads a long document in time that grows with its length', () => {
    const root = readXml(`<r>${'<i a="1">x &#1575;</i>'.repeat(200_000)}</r>`);
    expect(descendantsOf(root, 'i')).toHaveLength(200_000);
  });

  test.skipIf(!existsSync(fixtures))('expands nothing of the bombs that others built', () => {
    for (const name of readdirSync(fixtures)) {
      const text = readFileSync(join(fixtures, name), 'utf8');
      try {
        expect(xmlText(readXml(text)).length, name).toBeLessThan(text.length);
      } catch (error) {
        expect(String(error), name).toMatch(/entities/);
      }
    }
  });
});
