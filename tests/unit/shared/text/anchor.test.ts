import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { isSafeTree, type SafeTree } from '#shared/safeTree';
import { describe, locate } from '#shared/text/anchor';
import { articleBlocks, articleText, paragraphs } from '#shared/text/plainText';

const text = 'قال الراوي: مشى الرجل إلى السوق. ثم مشى الرجل إلى البحر، ثم عاد الرجل.';

function found(inText: string, quote: ReturnType<typeof describe>): string | null {
  const span = locate(inText, quote);
  return span && inText.slice(span.start, span.end);
}

group('locate', () => {
  it('finds any stretch of an unchanged text where it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'اب \n😀َ'), maxLength: 80 }),
        fc.nat(80),
        fc.nat(80),
        (whole, a, b) => {
          const selector = describe(whole, a, b);
          const { start, end } = selector.position;
          expect(locate(whole, selector)).toEqual({ start, end });
          expect(whole.slice(start, end)).toBe(selector.quote.exact);
        },
      ),
    );
  });

  it('tells the second of two like quotes by what stands around it', () => {
    const second = text.lastIndexOf('مشى');
    const selector = describe(text, second, second + 'مشى الرجل'.length);
    const changed = `مقدمة طويلة جديدة زيدت في أول النص. ${text}`;
    expect(locate(changed, selector)?.start).toBe(changed.lastIndexOf('مشى'));
  });

  it('finds a quote whose spelling alone has changed', () => {
    const selector = describe(text, text.indexOf('إلى البحر'), text.indexOf('إلى البحر') + 9);
    expect(found(text.replace('إلى البحر', 'الى البَحْر'), selector)).toBe('الى البَحْر');
  });

  it('says so when the quote is gone', () => {
    const selector = describe(text, 0, 10);
    expect(locate('نص آخر تمامًا', selector)).toBeNull();
  });

  it('finds a point again between the words it stood between', () => {
    const selector = describe(text, 12, 12);
    expect(locate(`زيادة. ${text}`, selector)).toEqual({ start: 19, end: 19 });
  });
});

function tree(children: SafeTree['children']): SafeTree {
  const root: unknown = { type: 'root', children };
  if (!isSafeTree(root)) throw new Error('not safe');
  return root;
}
const t = (value: string) => ({ type: 'text' as const, value });
const e = (tagName: string, ...children: SafeTree['children']) =>
  ({ type: 'element', tagName, properties: {}, children }) as SafeTree['children'][number];

group('articleText', () => {
  const sample = tree([
    e('p', t('أول '), e('strong', t('غليظ'))),
    t('\n  '),
    e('blockquote', t('قول'), e('p', t('داخل'), e('br'), t('سطر'))),
    e('ul', e('li', t('بند')), e('li', e('p', t(' ')))),
  ]);

  it('joins blocks by line feeds and leaves out the empty ones', () => {
    expect(articleText(sample)).toBe('أول غليظ\nقول\nداخل\nسطر\nبند');
    expect(paragraphs(sample)).toEqual(['أول غليظ', 'قول', 'داخل\nسطر', 'بند']);
  });

  it('tells where each block and each piece of it stands', () => {
    const whole = articleText(sample);
    for (const block of articleBlocks(sample)) {
      expect(whole.slice(block.start, block.end)).toBe(block.text);
      for (const { node, start, end } of block.pieces) {
        expect(whole.slice(start, end)).toBe(node.type === 'text' ? node.value : '\n');
      }
    }
  });
});
