import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairText } from '../../../src/main/importing/repairText';
import { readXml, type XmlElement, type XmlNode } from '../../../src/main/importing/xml/readXml';
import { writeMarkup, writeXml } from '../../../src/main/importing/xml/writeXml';

/** An element without the places that it had in its text. */
const bare = ({ name, prefix, space, attributes, children }: XmlElement): unknown => ({
  ...{ name, prefix, space },
  attributes: [...attributes],
  children: children.map((child: XmlNode) => (typeof child === 'string' ? child : bare(child))),
});

const pieces = fc.array(
  fc.constantFrom(
    ...['<a>', '</a>', '<b:c x="1" b:y=\'"<\'>', '</b:c>', '<d/>', '<e', '>', '&', '&amp;', '&#1;'],
    ...['&#x80;', '&#xfeff;', '&#xfe8e;', '&nbsp;', '<![CDATA[', ']]>', '<!--', '-->', '"', "'"],
    ...['نص', '\u200f', '\u2028', 'ﻻ', '~{', '\n', '\t', ' ', '<?x?>', 'xmlns="urn:a"', 'خ="ق"'],
  ),
  { maxLength: 40 },
);

describe('writeXml', () => {
  test('writes what is read as the same, whatever was wrong with it', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const root = readXml(`<r xmlns:b="urn:b">${parts.join('')}`);
        const written = writeXml([root]);
        const again = readXml(written);
        expect(writeXml([again])).toBe(written);
        expect(repairText(written)).toBe(written);
        // A piece of a broken name is all that may be lost.
        if (!parts.includes('<e')) expect(bare(again)).toEqual(bare(root));
      }),
      { numRuns: 2_000 },
    );
  });

  test('writes XHTML as HTML', () => {
    const text =
      '<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:A name="t"/>a &lt; b<x:br/><x:p/></x:div>';
    expect(writeMarkup([readXml(text)])).toContain('><a name="t"></a>a &lt; b<br><p></p></div>');
  });

  test('writes a deep and a long document without recursion', () => {
    const deep = readXml('<a>'.repeat(200));
    expect(writeXml([deep])).toHaveLength(199 * 7 + 4);
    const long = readXml(`<r>${'<i>x</i>'.repeat(100_000)}</r>`);
    expect(writeXml([long])).toHaveLength(100_000 * 8 + 7);
  });
});
