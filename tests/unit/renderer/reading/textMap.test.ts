// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { mapText } from '../../../../src/renderer/reading/textMap';
import { anyTree, articleOf, drawBody, e, treeOf } from './trees';

afterEach(() => document.body.replaceChildren());

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

function mapped(tree: ReturnType<typeof treeOf>, drawn?: ReadonlySet<number>) {
  const { body, prepared } = drawBody(articleOf(tree), drawn === undefined ? {} : { drawn });
  return { body, prepared, map: mapText(body, prepared) };
}

describe('mapText', () => {
  const tree = treeOf(
    e('p', 'أول ', e('strong', 'غليظ'), ' ثم نص ، وفاصلة.'),
    '\n  ',
    e('blockquote', e('p', 'قول', e('br'), 'سطر')),
    e('figure', e('img', { src: `asset:${'a'.repeat(64)}`, alt: 'بديل' })),
    e('ul', e('li', 'بند'), e('li', ' ')),
  );

  it('gives the range of a stretch inside one element and across several', () => {
    const { map, prepared } = mapped(tree);
    const across = { start: 2, end: prepared.text.indexOf('ثم') };
    expect(map.rangeOf(across)?.toString()).toBe(prepared.text.slice(across.start, across.end));
    const bold = map.rangeOf({ start: 4, end: 8 });
    expect(bold?.toString()).toBe('غليظ');
    expect(bold?.startContainer.parentElement?.localName).toBe('strong');
  });

  it('ends a stretch in the block of its last letter', () => {
    const { map, prepared } = mapped(tree);
    const [first] = prepared.blocks;
    if (first === undefined) throw new Error('no block');
    const range = map.rangeOf(first);
    expect(range?.endContainer.parentElement?.localName).toBe('p');
    expect(plain(range?.toString() ?? '')).toBe(first.text);
  });

  it('reads a selection of whole elements as the text in them', () => {
    const { map, body, prepared } = mapped(tree);
    const range = document.createRange();
    range.selectNodeContents(body);
    expect(map.spanOf(range)).toEqual({ start: 0, end: prepared.text.length });
    const quote = body.querySelector('blockquote');
    if (quote === null) throw new Error('no quote');
    range.selectNode(quote);
    const span = map.spanOf(range);
    expect(span && prepared.text.slice(span.start, span.end)).toBe('قول\nسطر');
  });

  it('takes of a selection that begins above the article only what is in it', () => {
    const { map, body } = mapped(tree);
    const title = document.createElement('h1');
    title.textContent = 'عنوان';
    body.before(title);
    const range = document.createRange();
    range.setStart(title.firstChild ?? title, 2);
    range.setEnd(body.querySelector('strong')?.firstChild ?? body, 2);
    expect(map.spanOf(range)).toEqual({ start: 0, end: 6 });
  });

  it('finds nothing outside the article', () => {
    const { map, body } = mapped(tree);
    const other = document.createElement('p');
    other.textContent = 'خارج';
    body.after(other);
    const range = document.createRange();
    range.selectNodeContents(other);
    expect(map.spanOf(range)).toBeNull();
  });

  it('has no range for a part that is not drawn', () => {
    const long = treeOf(
      ...Array.from({ length: 30 }, (_, at) => e('p', `${at} ${'كلمة '.repeat(500)}`)),
    );
    const { map, prepared } = mapped(long, new Set([0]));
    expect(prepared.parts.length).toBeGreaterThan(3);
    expect(map.rangeOf({ start: 5, end: 9 })?.toString()).toBe(prepared.text.slice(5, 9));
    const last = prepared.text.length;
    expect(map.rangeOf({ start: last - 4, end: last })).toBeNull();
  });

  it('finds every stretch of any tree again', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), fc.nat(), (any, pick, a, b) => {
        document.body.replaceChildren();
        const { map, prepared } = mapped(any);
        const block = prepared.blocks[pick % Math.max(1, prepared.blocks.length)];
        if (block === undefined) return;
        const from = block.start + (a % block.text.length);
        const to = from + 1 + (b % (block.end - from));
        const range = map.rangeOf({ start: from, end: to });
        expect(range).not.toBeNull();
        if (range === null) return;
        expect(map.spanOf(range)).toEqual({ start: from, end: to });
        const withoutBreaks = prepared.text.slice(from, to).replaceAll('\n', '');
        expect(plain(range.toString())).toBe(withoutBreaks);
      }),
      { numRuns: 300 },
    );
  });
});
