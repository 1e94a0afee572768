import type { XmlElement, XmlNode } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf, isXmlElement, xmlText } from '../../xml/xml';
import { isComplexScript, type OfficeBlock, type Run, type RunFormat } from '../document';
import type { OdtStory } from './odtStory';
import type { TextStyle } from './odtStyles';

/** What is in a paragraph, and the boxes with text that hang on it. */
export interface OdtParagraphContent {
  readonly runs: readonly Run[];
  readonly boxes: readonly XmlElement[];
}

/** Remarks, marks of places, what only pages have, and what is not shown. */
const passedOver: ReadonlySet<string> = new Set([
  ...['annotation', 'annotation-end', 'tracked-changes', 'note-citation', 'soft-page-break'],
  ...['page-number', 'page-count', 'page-continuation', 'hidden-text', 'hidden-paragraph'],
  ...['toc-mark', 'alphabetical-index-mark', 'user-index-mark', 'script', 'placeholder'],
  ...['event-listeners', 'forms', 'sequence-decls', 'ruby-text', 'meta-field', 'title', 'desc'],
]);

const maximumSpaces = 100;

/** Reads what is in a `text:p` or `text:h` (OpenDocument 1.3, part 3, 6); `readNote` reads the paragraphs of a note. */
export function readOdtParagraph(
  paragraph: XmlElement,
  story: OdtStory,
  readNote: (body: XmlElement) => readonly OfficeBlock[],
): OdtParagraphContent {
  const runs: Run[] = [];
  const boxes: XmlElement[] = [];
  const addText = (text: string, styles: readonly TextStyle[], link: string | null): void => {
    if (text !== '') runs.push({ kind: 'text', text, format: formatOf(text, styles, link) });
  };
  type Read = (element: XmlElement, styles: readonly TextStyle[], link: string | null) => void;
  const readWithin: Read = (parent, styles, link) => {
    for (const child of parent.children) readNode(child, styles, link);
  };
  const readSpan: Read = (span, styles, link) => {
    const style = story.findStyle('text', attributeOf(span, 'style-name')).text;
    if (style.isHidden !== true) readWithin(span, [style, ...styles], link);
  };
  const addNote: Read = (note) => {
    const body = childOf(note, 'note-body');
    if (body !== undefined) runs.push({ kind: 'note', blocks: readNote(body) });
  };
  const addDrawing: Read = (drawing) => readDrawing(drawing, story, { runs, boxes });
  const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
    ['span', readSpan],
    ['a', (anchor, styles) => readWithin(anchor, styles, attributeOf(anchor, 'href'))],
    ['s', (spaces, styles, link) => addText(' '.repeat(countOf(spaces)), styles, link)],
    ['tab', (_, styles, link) => addText('\t', styles, link)],
    ['line-break', (_, styles, link) => addText('\n', styles, link)],
    ['note', addNote],
    ...['frame', 'custom-shape', 'g'].map((name) => [name, addDrawing] as const),
  ]);
  const readNode = (node: XmlNode, styles: readonly TextStyle[], link: string | null): void => {
    if (!isXmlElement(node)) addText(node.replace(/[ \t\r\n]+/g, ' '), styles, link);
    else if (!passedOver.has(node.name)) {
      (readers.get(node.name) ?? readWithin)(node, styles, link);
    }
  };
  const { text } = story.findStyle('paragraph', attributeOf(paragraph, 'style-name'));
  if (text.isHidden !== true) readWithin(paragraph, [], null);
  return { runs, boxes };
}

const countOf = (spaces: XmlElement): number =>
  Math.min(maximumSpaces, Math.max(1, Number.parseInt(attributeOf(spaces, 'c') ?? '1', 10) || 1));

/** Text in Arabic and its like has a weight and a slant of its own. */
function formatOf(text: string, styles: readonly TextStyle[], link: string | null): RunFormat {
  const isComplex = isComplexScript(text);
  const first = <Name extends keyof TextStyle>(name: Name): TextStyle[Name] | null =>
    styles.find((style) => style[name] !== null)?.[name] ?? null;
  return {
    bold: first(isComplex ? 'boldComplex' : 'bold') === true,
    italic: first(isComplex ? 'italicComplex' : 'italic') === true,
    underline: first('underline') === true,
    strike: first('strike') === true,
    position: first('position'),
    link,
  };
}

/** Takes the pictures and boxes of a drawing, where it is shown by one of several forms the first that can be. */
function readDrawing(
  drawing: XmlElement,
  story: OdtStory,
  into: { runs: Run[]; boxes: XmlElement[] },
): void {
  const alt = xmlTextOf(childOf(drawing, 'desc')) || xmlTextOf(childOf(drawing, 'title'));
  const images = childrenOf(drawing, 'image').flatMap((image) => addressOf(image, story) ?? []);
  const address = images.find((name) => /\.(?:png|jpe?g|gif|webp)$/i.test(name)) ?? images[0];
  if (address !== undefined) {
    story.pictures.add(address);
    into.runs.push({ kind: 'picture', address, alt });
  }
  for (const box of childrenOf(drawing, 'text-box')) into.boxes.push(box);
  if (drawing.name === 'custom-shape') into.boxes.push(drawing);
  for (const inner of childrenOf(drawing, 'frame', 'custom-shape', 'g', 'a')) {
    readDrawing(inner, story, into);
  }
}

const xmlTextOf = (element: XmlElement | undefined): string =>
  element === undefined ? '' : xmlText(element).trim();

/** The name of a picture's part, or the address of one that stands in the document itself. */
function addressOf(image: XmlElement, { embedded }: OdtStory): string | null {
  const data = childOf(image, 'binary-data');
  if (data === undefined) return attributeOf(image, 'href')?.replace(/^\.\//, '') ?? null;
  const address = `embedded ${embedded.size + 1}`;
  // In a buffer of its own, that can be handed over to another thread.
  embedded.set(address, Uint8Array.from(Buffer.from(xmlText(data), 'base64')));
  return address;
}
