import * as fc from 'fast-check';
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { describe, expect, test } from 'vitest';
import { allowedElements, isSafeTree, maximumDepth } from '#shared/safeTree';
import { sanitize } from '../../../src/main/importing/sanitize';
import { textOf } from '../../../src/main/importing/textOf';

const root = (...children: RootContent[]): Root => ({ type: 'root', children });
const text = (value: string) => ({ type: 'text' as const, value });
const element = (
  tagName: string,
  properties: Properties = {},
  ...children: ElementContent[]
): Element => ({ type: 'element', tagName, properties, children });

const hash = 'ab'.repeat(32);

describe('sanitize', () => {
  const cases: [what: string, given: RootContent, expected: RootContent[]][] = [
    ['text', text('<b>'), [text('<b>')]],
    [
      'a paragraph',
      element('p', { dir: 'rtl' }, text('نص')),
      [element('p', { dir: 'rtl' }, text('نص'))],
    ],
    ['a script', element('script', {}, text('alert(1)')), []],
    ['a style', element('style', {}, text('p{}')), []],
    ['a drawing with a script', element('svg', {}, element('script', {}, text('x'))), []],
    ['a frame', element('iframe', { src: 'https://a.example', srcDoc: '<p>' }), []],
    ['an unknown element', element('blink', {}, text('نص')), [text('نص')]],
    [
      'a form',
      element('form', { action: 'https://a.example' }, element('p', {}, text('نص'))),
      [element('p', {}, text('نص'))],
    ],
    [
      'handlers and styles',
      element('p', { onClick: 'x()', style: 'color:red', id: 'a', className: ['b'] }),
      [element('p')],
    ],
    [
      'a link',
      element('a', { href: 'HTTP://Example.com', target: '_blank' }),
      [element('a', { href: 'http://example.com/' })],
    ],
    [
      'a letter',
      element('a', { href: 'mailto:a@example.com' }),
      [element('a', { href: 'mailto:a@example.com' })],
    ],
    ...[
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/a',
      '#a',
      '',
    ].map((href): [string, RootContent, RootContent[]] => [
      `a link to ${JSON.stringify(href)}`,
      element('a', { href }, text('نص')),
      [element('a', {}, text('نص'))],
    ]),
    [
      'a picture of ours',
      element('img', { src: `asset:${hash}`, alt: 'صورة' }),
      [element('img', { src: `asset:${hash}`, alt: 'صورة' })],
    ],
    ...['https://a.example/pixel.gif', 'data:image/svg+xml,<svg>', 'asset:1', 'x'].map(
      (src): [string, RootContent, RootContent[]] => [
        `a picture from ${src}`,
        element('img', { src, alt: 'صورة', srcSet: 'x 2x' }),
        [element('img', { alt: 'صورة' })],
      ],
    ),
    [
      'a property that is a list',
      element('p', { lang: ['ar'] } as unknown as Properties),
      [element('p')],
    ],
    [
      'a place and the link to it',
      element('p', { id: 'place-12' }, element('a', { href: '#place-12', title: 'ع' }, text('نص'))),
      [
        element(
          'p',
          { id: 'place-12' },
          element('a', { href: '#place-12', title: 'ع' }, text('نص')),
        ),
      ],
    ],
    [
      'a place that is there twice',
      element('p', { id: 'place-1' }, element('b', { id: 'place-1' }, text('نص'))),
      [element('p', { id: 'place-1' }, element('b', {}, text('نص')))],
    ],
    ...['#place-1', '#place-0', '#place-01', '#place-1 ', '#place-123456', '#__proto__'].map(
      (href): [string, RootContent, RootContent[]] => [
        `a link to the place ${href}, which is not there`,
        element('a', { href }, text('نص')),
        [element('a', {}, text('نص'))],
      ],
    ),
    ...['page-title', 'place-0', 'place-x', 'place-123456', 'cookie'].map(
      (id): [string, RootContent, RootContent[]] => [
        `the id ${id}`,
        element('p', { id }, text('نص')),
        [element('p', {}, text('نص'))],
      ],
    ),
    ['a comment', { type: 'comment', value: '[if IE]' }, []],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    expect(sanitize(root(given))).toEqual(root(...expected));
  });

  test('leaves nothing of what a parser notes on its nodes', () => {
    const at = { line: 1, column: 1 };
    const noted = { ...element('p'), data: { a: {} }, position: { start: at, end: at } };
    expect(sanitize(root(noted))).toEqual(root(element('p')));
  });

  test('cuts a tree that is 100,000 deep, and keeps its words', () => {
    let deep = element('div', {}, text('قاع'));
    for (let depth = 0; depth < 100_000; depth += 1) deep = element('div', {}, text('. '), deep);
    const clean = sanitize(root(deep));
    expect(textOf(clean)).toBe(textOf(root(deep)));
    let depth = 0;
    let node: RootContent | undefined = clean.children[0];
    while (node?.type === 'element') {
      depth += 1;
      node = node.children.at(-1);
    }
    expect(depth).toBe(maximumDepth);
  });

  const tagName = fc.oneof(
    fc.constantFrom(...allowedElements),
    fc.constantFrom('x-y', 'form', 'font'),
  );
  const properties = fc.dictionary(
    fc.constantFrom('id', 'href', 'src', 'title', 'dir', 'onError', 'style', 'width', '__proto__'),
    fc.oneof(
      fc.constantFrom('place-1', '#place-1'),
      fc.string(),
      fc.webUrl(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string()),
    ),
  );
  const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.string().map(text),
      fc
        .tuple(tagName, properties, fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, props, children]) => element(name, props, ...children)),
    ),
  }));

  test('whatever the tree, the result is safe and says the same', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (nodes) => {
        const clean = sanitize(root(...nodes));
        expect(isSafeTree(clean)).toBe(true);
        expect(textOf(clean)).toBe(textOf(root(...nodes)));
      }),
      { numRuns: 500 },
    );
  });
});
