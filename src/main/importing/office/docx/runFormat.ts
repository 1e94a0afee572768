import type { XmlElement } from '../../xml/readXml';
import type { RunFormat } from '../document';
import { toggleOf, valueOf, type DocxStyle, type FindStyle } from './styles';

/** The format of a run with these `w:rPr` in a paragraph of this style; null for hidden text. */
export function formatOf(
  own: XmlElement | undefined,
  paragraph: DocxStyle,
  findStyle: FindStyle,
): RunFormat | null {
  const styleId = valueOf(own, 'rStyle');
  const style = styleId === null ? [] : findStyle(styleId, 'character').runProperties;
  const near = own === undefined ? style : [own, ...style];
  const isOn = (name: string, among: readonly XmlElement[] = near): boolean | null =>
    firstOf(among, (properties) => toggleOf(properties, name));
  if (isOn('vanish', [...near, ...paragraph.runProperties]) === true) return null;
  // In text that runs from the right the properties of complex scripts hold.
  const isComplex = isOn('rtl') === true || isOn('cs') === true;
  const weighs = (name: string): boolean =>
    (isComplex ? (isOn(`${name}Cs`) ?? isOn(name)) : isOn(name)) === true;
  const position = firstOf(near, (properties) => valueOf(properties, 'vertAlign'));
  const line = firstOf(near, (properties) => valueOf(properties, 'u'));
  return {
    bold: weighs('b'),
    italic: weighs('i'),
    underline: line !== null && line !== 'none',
    strike: isOn('strike') === true || isOn('dstrike') === true,
    position: position === 'superscript' ? 'sup' : position === 'subscript' ? 'sub' : null,
    link: null,
  };
}

function firstOf<Value>(
  among: readonly XmlElement[],
  read: (properties: XmlElement) => Value | null,
): Value | null {
  for (const properties of among) {
    const value = read(properties);
    if (value !== null) return value;
  }
  return null;
}
