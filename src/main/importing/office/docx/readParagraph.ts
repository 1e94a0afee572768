import type { XmlElement, XmlNode } from '../../xml/readXml';
import { attributeOf, childOf, isXmlElement, xmlText } from '../../xml/xml';
import type { Run } from '../document';
import { readDrawing } from './drawings';
import { createFieldState } from './fieldState';
import { formatOf } from './runFormat';
import { chosenOf, type Story } from './story';
import { toggleOf, type DocxStyle } from './styles';

/** What is in a paragraph, and the boxes with text that hang on it. */
export interface ParagraphContent {
  readonly runs: readonly Run[];
  readonly boxes: readonly XmlElement[];
}

/** Neither text nor around it: properties, what tracked changes took out, and remarks. */
const passedOver: ReadonlySet<string> = new Set([
  ...['pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'smartTagPr', 'customXmlPr', 'ctrlPr', 'rubyPr'],
  ...['del', 'moveFrom', 'delText', 'delInstrText', 'annotationRef', 'softHyphen', 'altChunk'],
]);

/** What stands for characters that XML or keyboards do not have. */
const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
]);

/** Reads what is in a `w:p`: insertions are kept, deletions, hidden text and remarks are not. */
export function readParagraph(
  paragraph: XmlElement,
  style: DocxStyle,
  story: Story,
): ParagraphContent {
  const runs: Run[] = [];
  const boxes: XmlElement[] = [];
  const fields = createFieldState();

  const addDrawing = (drawing: XmlElement): void => {
    if (fields.isSilent()) return;
    const found = readDrawing(drawing, story);
    runs.push(...found.pictures);
    boxes.push(...found.boxes);
  };
  type AddText = (text: string) => void;
  const readers: ReadonlyMap<string, (part: XmlElement, addText: AddText) => void> = new Map<
    string,
    (part: XmlElement, addText: AddText) => void
  >([
    ['t', (part, addText) => addText(xmlText(part))],
    ['br', (part, addText) => addText(isLineBreak(part) ? '\n' : '')],
    ['sym', (part, addText) => addText(symbolOf(part))],
    ['instrText', (part) => fields.addInstruction(xmlText(part))],
    ['fldChar', (part) => fields.mark(attributeOf(part, 'fldCharType') ?? '')],
    ...['footnoteReference', 'endnoteReference'].map((name) => [name, addNote] as const),
    ...['drawing', 'pict', 'object'].map((name) => [name, addDrawing] as const),
    ['ruby', (part) => readWithin(part, null)],
  ]);
  const readRun = (run: XmlElement, link: string | null): void => {
    const format = formatOf(childOf(run, 'rPr'), style, story.findStyle);
    if (format === null) return;
    const addText: AddText = (text) => {
      if (text === '' || fields.isSilent()) return;
      runs.push({ kind: 'text', text, format: { ...format, link: link ?? fields.link() } });
    };
    const readPart = (part: XmlNode): void => {
      if (!isXmlElement(part) || passedOver.has(part.name)) return;
      const read = readers.get(part.name);
      if (read !== undefined) read(part, addText);
      else if (part.name === 'AlternateContent') chosenOf(part)?.children.forEach(readPart);
      else addText(characters.get(part.name) ?? '');
    };
    run.children.forEach(readPart);
  };
  function addNote(reference: XmlElement): void {
    const blocks = story.noteOf(reference.name, attributeOf(reference, 'id') ?? '');
    if (blocks !== null && !fields.isSilent()) runs.push({ kind: 'note', blocks });
  }
  function readWithin(parent: XmlElement, link: string | null): void {
    for (const child of parent.children) {
      if (!isXmlElement(child) || passedOver.has(child.name)) continue;
      if (child.name === 'r') readRun(child, link);
      else if (child.name === 'hyperlink') readWithin(child, addressOf(child, story) ?? link);
      else if (child.name === 'fldSimple') {
        fields.begin(attributeOf(child, 'instr') ?? '');
        readWithin(child, link);
        fields.mark('end');
      } else if (child.name === 'AlternateContent') {
        const chosen = chosenOf(child);
        if (chosen !== null) readWithin(chosen, link);
      } else if (!isPlaceholder(child)) readWithin(child, link);
    }
  }
  readWithin(paragraph, null);
  return { runs, boxes };
}

function addressOf(hyperlink: XmlElement, { relations }: Story): string | null {
  const relation = relations.get(attributeOf(hyperlink, 'id') ?? '');
  return relation?.isExternal === true ? relation.target : null;
}

const isLineBreak = (element: XmlElement): boolean =>
  /^(?:textWrapping)?$/.test(attributeOf(element, 'type') ?? '');

/** A character of a font; those of the private area mean something in that font only. */
function symbolOf(element: XmlElement): string {
  const code = Number.parseInt(attributeOf(element, 'char') ?? '', 16);
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : '';
}

/** "Click here to enter text" is no text. */
export const isPlaceholder = (element: XmlElement): boolean =>
  element.name === 'sdt' && toggleOf(childOf(element, 'sdtPr'), 'showingPlcHdr') === true;
