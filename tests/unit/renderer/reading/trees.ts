import fc from 'fast-check';
import type { Element, ElementContent, RootContent } from 'hast';
import { createApp, h, type VNode } from 'vue';
import type { Article } from '#shared/article';
import { isSafeTree, type SafeTree } from '#shared/safeTree';
import { createWords } from '../../../../src/renderer/locales/i18n';
import { ArticleBody } from '../../../../src/renderer/reading/ArticleBody';
import type { ViewIn } from '../../../../src/renderer/reading/useTextView';
import { asWritten } from '../../../../src/renderer/reading/viewText';
import { prepareArticle, type PreparedArticle } from '../../../../src/renderer/reading/parts';
import { sampleArticle } from '../../../support/samples';

type Child = ElementContent | string;

/** An element of a tree, with properties if the first part is neither text nor node. */
export function e(tagName: string, ...parts: (Child | Element['properties'])[]): Element {
  const [first, ...rest] = parts;
  const isNode = (part: object): boolean => 'tagName' in part || 'value' in part;
  const isProperties = typeof first === 'object' && !isNode(first);
  const properties = isProperties ? (first as Element['properties']) : {};
  const children = (isProperties ? rest : parts) as Child[];
  return {
    ...{ type: 'element', tagName, properties },
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
}

/** A checked tree of these nodes. */
export function treeOf(...children: (RootContent | string)[]): SafeTree {
  const root: unknown = {
    type: 'root',
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
  if (!isSafeTree(root)) throw new Error('not a safe tree');
  return root;
}

/** An article with this body. */
export function articleOf(body: SafeTree, said: Partial<Article> = {}): Article {
  return { ...sampleArticle(0), body, ...said };
}

/** Draws an article's body into a detached element; all parts, or those that are named. */
export function drawBody(
  article: Article,
  options: {
    drawn?: ReadonlySet<number>;
    onLink?: (address: string) => void;
    viewIn?: ViewIn;
  } = {},
): { readonly body: globalThis.Element; readonly prepared: PreparedArticle } {
  const prepared = prepareArticle(article.body);
  const drawn = options.drawn ?? new Set(prepared.parts.keys());
  const listeners = options.onLink === undefined ? {} : { onLink: options.onLink };
  const host = document.createElement('div');
  document.body.append(host);
  createApp({
    render: (): VNode =>
      h(ArticleBody, {
        article,
        prepared,
        drawn,
        viewIn: options.viewIn ?? (() => asWritten),
        ...listeners,
      }),
  })
    .use(createWords('ar'))
    .mount(host);
  const body = host.firstElementChild;
  if (body === null) throw new Error('nothing drawn');
  return { body, prepared };
}

const text = fc
  .string({ unit: fc.constantFrom(...'ابتث كلمة، . word 12\u064e😀'), maxLength: 12 })
  .map((value): ElementContent => ({ type: 'text', value }));
const inline: fc.Arbitrary<ElementContent> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.constant('br').map((name) => e(name)) },
  fc
    .tuple(fc.constantFrom('em', 'strong', 'code', 'span', 'q'), fc.array(text, { maxLength: 2 }))
    .map(([tagName, children]) => e(tagName, ...children)),
);
const { block } = fc.letrec<{ block: ElementContent }>((tie) => ({
  block: fc
    .tuple(
      fc.constantFrom('p', 'h2', 'blockquote', 'ul', 'li', 'table', 'td', 'div', 'pre', 'figure'),
      fc.array(fc.oneof({ maxDepth: 3 }, inline, inline, tie('block')), { maxLength: 4 }),
    )
    .map(([tagName, children]) => e(tagName, ...children)),
}));

/** Any tree: blocks in blocks, loose text, line breaks, empty and blank nodes. */
export const anyTree: fc.Arbitrary<SafeTree> = fc
  .array(fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: inline }), {
    maxLength: 6,
  })
  .map((children) => treeOf(...children));
