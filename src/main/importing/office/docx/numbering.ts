import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf } from '../../xml/xml';
import type { ListMarker, ListPlace } from '../document';
import { valueOf } from './styles';

interface Level {
  readonly marker: ListMarker | null;
  readonly start: number;
}

interface NumberedList {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
}

/** The place in a list of a paragraph with these `w:numPr`; null when they put it in none. */
export type FindPlace = (properties: XmlElement | null) => ListPlace | null;

const markers: Readonly<Record<string, ListMarker>> = {
  bullet: 'bullet',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

/** Reads `numbering.xml` (ISO/IEC 29500-1, 17.9); without it every list has bullets. */
export function readNumbering(root: XmlElement | null): FindPlace {
  const abstracts = new Map<string, XmlElement>();
  for (const element of root === null ? [] : childrenOf(root, 'abstractNum')) {
    abstracts.set(attributeOf(element, 'abstractNumId') ?? '', element);
  }
  const lists = new Map<string, NumberedList>();
  for (const element of root === null ? [] : childrenOf(root, 'num')) {
    const id = attributeOf(element, 'numId');
    if (id !== null) lists.set(id, listOf(element, id, abstracts));
  }
  return (properties) => {
    const id = valueOf(properties ?? undefined, 'numId');
    if (id === null || id === '0') return null;
    const level = Math.max(
      0,
      Number.parseInt(valueOf(properties ?? undefined, 'ilvl') ?? '', 10) || 0,
    );
    const list = lists.get(id);
    const { marker, start } = list?.levels.get(level) ?? { marker: 'bullet', start: 1 };
    if (marker === null) return null;
    return { id: list?.id ?? id, level, marker, start, continues: false };
  };
}

function listOf(
  element: XmlElement,
  id: string,
  abstracts: ReadonlyMap<string, XmlElement>,
): NumberedList {
  const abstractId = valueOf(element, 'abstractNumId') ?? '';
  const abstract = abstracts.get(abstractId);
  const levels = new Map<number, Level>();
  for (const level of abstract === undefined ? [] : childrenOf(abstract, 'lvl')) {
    levels.set(levelNumber(level), levelOf(level));
  }
  const overrides = childrenOf(element, 'lvlOverride');
  for (const override of overrides) {
    const own = childOf(override, 'lvl');
    const start = numberOr(valueOf(override, 'startOverride'), null);
    const at = levelNumber(override);
    const level = own === undefined ? levels.get(at) : levelOf(own);
    if (level !== undefined) levels.set(at, { ...level, start: start ?? level.start });
  }
  // Lists of one definition are numbered on, unless one of them says where it begins.
  return { id: overrides.length > 0 ? `own ${id}` : `of ${abstractId}`, levels };
}

const levelNumber = (element: XmlElement): number => numberOr(attributeOf(element, 'ilvl'), 0);

function levelOf(level: XmlElement): Level {
  const format = valueOf(level, 'numFmt') ?? 'decimal';
  const hasMark = format !== 'none' && valueOf(level, 'lvlText') !== '';
  return {
    marker: hasMark || format === 'bullet' ? (markers[format] ?? '1') : null,
    start: numberOr(valueOf(level, 'start'), 1),
  };
}

function numberOr<Other>(text: string | null, other: Other): number | Other {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isFinite(value) && value >= 0 ? value : other;
}
