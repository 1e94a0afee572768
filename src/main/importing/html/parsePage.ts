import { html, parse, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { textOf } from '../textOf';
import { TooLargeError } from '../refusal';
import type { PageElement, PageNode, PageParent, PageRoot, PageText } from './page';

type PageTypes = TreeAdapterTypeMap<
  PageNode | PageParent,
  PageParent,
  PageNode,
  PageRoot,
  PageRoot,
  PageElement,
  Extract<PageNode, { type: 'comment' }>,
  PageText,
  PageElement,
  never
>;

/** No article has as many elements; a few bytes can ask for millions (formatting that is reopened in each paragraph). */
const maximumElements = 400_000;
/** Characters outside embedded pictures; books are shorter. */
const maximumMarkup = 12_000_000;
/** Blink stops at 512; each open element makes the next one dearer. */
const maximumOpen = 3_000;
/** More on one element are there to fill the memory. */
const maximumAttributes = 200;
/** What stands deeper is kept as bare text, so that everything after may be recursive. */
const maximumDepth = 200;

/** Thrown for a page that is nested beyond what a browser shows. */
export class TooDeepError extends Error {
  override readonly name = 'TooDeepError';
}

/**
 * Reads markup as a browser does (WHATWG HTML, without scripts) into a tree of bounded depth. Throws
 * a `TooDeepError` on a page nested beyond what a browser shows, and a `TooLargeError`.
 */
export function parsePage(markup: string): PageRoot {
  if (lengthWithoutData(markup) > maximumMarkup) throw new TooLargeError('the page is too long');
  const texts = createTextCollector();
  const page = parse<PageTypes>(markup, {
    treeAdapter: createAdapter(texts),
    scriptingEnabled: false,
    sourceCodeLocationInfo: false,
  });
  texts.finish();
  limitDepth(page);
  return page;
}

const createRoot = (): PageRoot => ({ type: 'root', children: [], parent: null });

function append(parent: PageParent, node: PageNode): void {
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: PageParent, node: PageNode, reference: PageNode): void {
  node.parent = parent;
  parent.children.splice(parent.children.lastIndexOf(reference), 0, node);
}

function createText(value: string): PageText {
  return { type: 'text', value, parent: null };
}

function lengthWithoutData(markup: string): number {
  if (markup.length <= maximumMarkup) return markup.length;
  let { length } = markup;
  for (const [data] of markup.matchAll(/data:[\w/+.-]+;base64,[\w/+=-]+/g)) length -= data.length;
  return length;
}

interface TextCollector {
  /** Adds to the end of a text. */
  readonly add: (text: PageText, value: string) => void;
  /** Writes what was added last into its text. */
  readonly finish: () => void;
}

/** The parser hands a text over word by word; added up one by one they would fill the memory. */
function createTextCollector(): TextCollector {
  const atOnce = 4096;
  let current: PageText | null = null;
  let parts: string[] = [];
  let words: string[] = [];
  const finish = (): void => {
    if (current !== null) current.value = [current.value, ...parts, ...words].join('');
    current = null;
    parts = [];
    words = [];
  };
  return {
    add(text, value) {
      if (text !== current) finish();
      current = text;
      words.push(value);
      if (words.length < atOnce) return;
      parts.push(words.join(''));
      words = [];
    },
    finish,
  };
}

/** The parser's view of our nodes; what only a serialiser asks for is answered as shortly as can be. */
function createAdapter(texts: TextCollector): TreeAdapter<PageTypes> {
  const namespaces = new WeakMap<PageElement, html.NS>();
  let elements = 0;
  let open = 0;
  return {
    createDocument: createRoot,
    createDocumentFragment: createRoot,
    createElement(tagName, namespace, attributes) {
      elements += 1;
      if (elements > maximumElements) throw new TooLargeError('the page has too many elements');
      const properties: Record<string, string> = Object.create(null) as Record<string, string>;
      for (const { name, value } of attributes.slice(0, maximumAttributes)) {
        properties[name] = value;
      }
      const element: PageElement = {
        type: 'element',
        tagName,
        properties,
        children: [],
        parent: null,
      };
      namespaces.set(element, namespace);
      return element;
    },
    createCommentNode: (value) => ({ type: 'comment', value, parent: null }),
    createTextNode: createText,
    appendChild: append,
    insertBefore,
    setTemplateContent(template, content) {
      template.children = content.children;
    },
    getTemplateContent: (template) => template as unknown as PageRoot,
    setDocumentType: () => undefined,
    setDocumentMode: () => undefined,
    getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
    detachNode(node) {
      if (node.parent === null) return;
      const { children } = node.parent;
      const at = children.lastIndexOf(node);
      if (at >= 0) children.splice(at, 1);
      node.parent = null;
    },
    insertText(parent, value) {
      const last = parent.children.at(-1);
      if (last?.type === 'text') texts.add(last, value);
      else append(parent, createText(value));
    },
    insertTextBefore(parent, value, reference) {
      const before = parent.children[parent.children.lastIndexOf(reference) - 1];
      if (before?.type === 'text') texts.add(before, value);
      else insertBefore(parent, createText(value), reference);
    },
    adoptAttributes(element, attributes) {
      for (const { name, value } of attributes) element.properties[name] ??= value;
    },
    getFirstChild: (node) => node.children[0] ?? null,
    getChildNodes: (node) => node.children,
    getParentNode: (node) => node.parent,
    getAttrList: ({ properties }) =>
      Object.entries(properties).map(([name, value]) => ({ name, value })),
    getTagName: (element) => element.tagName,
    getNamespaceURI: (element) => namespaces.get(element) ?? html.NS.HTML,
    getTextNodeContent: (text) => text.value,
    getCommentNodeContent: (comment) => comment.value,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is PageText => node.type === 'text',
    isCommentNode: (node): node is Extract<PageNode, { type: 'comment' }> =>
      node.type === 'comment',
    isDocumentTypeNode: (node): node is never => false && node,
    isElementNode: (node): node is PageElement => node.type === 'element',
    setNodeSourceCodeLocation: () => undefined,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: () => undefined,
    onItemPush() {
      open += 1;
      if (open > maximumOpen) throw new TooDeepError();
    },
    onItemPop() {
      open -= 1;
    },
  };
}

function limitDepth(page: PageRoot): void {
  let level: PageParent[] = [page];
  for (let depth = 0; depth < maximumDepth && level.length > 0; depth += 1) {
    level = level.flatMap(({ children }) => children.filter((child) => child.type === 'element'));
  }
  for (const node of level) {
    const text = createText(textOf(node));
    text.parent = node;
    node.children = [text];
  }
}
