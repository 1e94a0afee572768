// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { RootContent } from 'hast';
import { h, render } from 'vue';
import { articleText } from '#shared/text/plainText';
import { drawnText, drawNodes } from '../../../../src/renderer/reading/drawNode';
import { asWritten } from '../../../../src/renderer/reading/viewText';
import { anyTree, articleOf, drawBody, e, treeOf } from './trees';

afterEach(() => document.body.replaceChildren());

function drawn(...nodes: RootContent[]): string {
  const host = document.createElement('div');
  const around = {
    ...({ articleId: 'f'.repeat(64), direction: 'rtl', viewIn: () => asWritten } as const),
    words: { table: 'جدول', code: 'برنامج' },
  };
  render(h('div', drawNodes(nodes, around)), host);
  return markup(host.firstElementChild?.childNodes ?? []);
}

/** The markup of DOM nodes, attributes in the order in which they were set. */
function markup(nodes: Iterable<ChildNode>): string {
  return [...nodes].map(markupOf).join('');
}

function markupOf(node: ChildNode): string {
  if (!(node instanceof HTMLElement)) return node.textContent ?? '';
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`);
  const start = `<${node.localName}${attributes.join('')}>`;
  return node.localName === 'img'
    ? start
    : `${start}${markup(node.childNodes)}</${node.localName}>`;
}

const asset = 'a'.repeat(64);

describe('drawNodes', () => {
  it.each<[string, RootContent, string]>([
    ['a paragraph runs as its own text', e('p', 'نص'), '<p dir="rtl">نص</p>'],
    [
      'one that runs the other way is in no known language',
      e('p', 'An English one, with كلمة in it.'),
      '<p dir="ltr" lang="">An English one, with كلمة in it.</p>',
    ],
    ['numbers alone run with what is around', e('td', '12,400'), '<td dir="rtl">12,400</td>'],
    ['a stated language stays', e('p', { lang: 'en' }, 'Text'), '<p lang="en" dir="ltr">Text</p>'],
    [
      'a bare address runs from left to right in an Arabic line',
      e('p', 'انظر ', e('a', { href: 'https://example.org/' }, 'https://example.org/')),
      '<p dir="rtl">انظر <a href="https://example.org/" dir="ltr" lang="" title="https://example.org/"' +
        ' rel="noreferrer">https://example.org/</a></p>',
    ],
    [
      'a link that is none keeps its words',
      e('a', { href: 'javascript:alert(1)' }, 'اضغط'),
      '<span dir="rtl">اضغط</span>',
    ],
    [
      'a link to a place stays in the article',
      e('a', { href: '#place-7', id: 'place-8' }, 'هنا'),
      '<a id="place-8" href="#place-7" dir="rtl">هنا</a>',
    ],
    [
      'a place that is no link',
      e('a', { id: 'place-8' }, 'هنا'),
      '<span id="place-8" dir="rtl">هنا</span>',
    ],
    [
      'an id that is no place is not drawn',
      e('p', { id: 'page-title' }, 'ن'),
      '<p dir="rtl">ن</p>',
    ],
    [
      'a link to an id of the page is none',
      e('a', { href: '#page-title' }, 'هنا'),
      '<span dir="rtl">هنا</span>',
    ],
    ['the article has no first heading of its own', e('h1', 'ب'), '<h2 dir="rtl">ب</h2>'],
    ['Latin alone is slanted', e('em', 'word'), '<em class="slanted">word</em>'],
    ['Arabic is not', e('em', 'كلمة'), '<em>كلمة</em>'],
    ['code runs from left to right', e('code', 'x = 1'), '<code dir="ltr" lang="">x = 1</code>'],
    [
      'a table scrolls in a box that can have the focus',
      e('table', e('tr', e('td', { colSpan: 2 }, 'خلية'))),
      '<div role="region" tabindex="0" aria-label="جدول" class="table-scroll" dir="rtl">' +
        '<table dir="rtl"><tr><td colspan="2" dir="rtl">خلية</td></tr></table></div>',
    ],
    [
      'a picture comes from its own article',
      e('img', { src: `asset:${asset}`, alt: 'سرب', width: 4 }),
      `<img width="4" alt="سرب" src="maqal://asset/${'f'.repeat(64)}/${asset}" loading="lazy" decoding="async">`,
    ],
    [
      'a picture from elsewhere is its words',
      e('img', { src: 'https://x.org/y', alt: 'س' }),
      '<img alt="س">',
    ],
    ['of an unknown element the text is drawn', e('script', 'نص'), 'نص'],
    [
      'unknown properties are not',
      e('p', { onClick: 'x()', style: 'color:red', className: ['k'], title: 'ع' }, 'نص'),
      '<p title="ع" dir="rtl">نص</p>',
    ],
  ])('%s', (_, node, html) => {
    expect(drawn(node)).toBe(html);
  });

  it('draws the text of any tree, letter for letter and node for node', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        document.body.replaceChildren();
        const { body, prepared } = drawBody(articleOf(tree));
        const blocks = prepared.blocks.map(({ text }) => text.replaceAll('\n', ''));
        const text = (body.textContent ?? '').replaceAll('\u00a0', ' ');
        expect(text.replace(/\s/gu, '')).toBe(blocks.join('').replace(/\s/gu, ''));
        expect(prepared.text).toBe(articleText(tree));
      }),
    );
  });
});

describe('drawnText', () => {
  it.each([
    ['المناطق ، وأشارت', 'المناطق\u00a0، وأشارت'],
    ['مباشرة ،كما', 'مباشرة\u00a0،كما'],
    ['في غزة .', 'في غزة\u00a0.'],
    ['من .NET و .5', 'من .NET و .5'],
    ['كلمة كلمة', 'كلمة كلمة'],
  ])('%s', (text, expected) => {
    expect(drawnText(text)).toBe(expected);
  });

  it('never changes the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ا ،؛.!:\u00a0') }), (text) => {
        expect(drawnText(text)).toHaveLength(text.length);
        expect(drawnText(text).replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '));
      }),
    );
  });
});

describe('ArticleBody', () => {
  it('has the direction and language of the article', () => {
    const { body } = drawBody(articleOf(treeOf(e('p', 'x')), { direction: 'rtl', language: 'fa' }));
    expect(body.getAttribute('dir')).toBe('rtl');
    expect(body.getAttribute('lang')).toBe('fa');
    const other = drawBody(articleOf(treeOf(e('p', 'x')), { language: 'und' }));
    expect(other.body.hasAttribute('lang')).toBe(false);
  });

  it('tells of a click on anything in a link and goes nowhere itself', () => {
    const clicked: string[] = [];
    const link = e('a', { href: 'https://example.org/a?b=1' }, e('strong', 'هنا'));
    const { body } = drawBody(articleOf(treeOf(e('p', link))), {
      onLink: (address) => clicked.push(address),
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    body.querySelector('strong')?.dispatchEvent(click);
    expect(clicked).toEqual(['https://example.org/a?b=1']);
    expect(click.defaultPrevented).toBe(true);
  });
});
