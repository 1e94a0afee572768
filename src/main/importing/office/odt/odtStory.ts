import type { XmlElement } from '../../xml/readXml';
import { attributeOf } from '../../xml/xml';
import type { ListPlace } from '../document';
import type { FindOdtStyle } from './odtStyles';

/** Whatever the paragraphs of a document refer to. */
export interface OdtStory {
  readonly findStyle: FindOdtStyle;
  readonly listStyles: ReadonlyMap<string, ReadonlyMap<string, XmlElement>>;
  /** The parts that pictures were found to be in, for whoever reads them. */
  readonly pictures: Set<string>;
  /** Pictures that stand in the document itself, by the addresses that were made for them. */
  readonly embedded: Map<string, Uint8Array>;
  /** The ids that lists are numbered by: by `xml:id`, and the last one of each style. */
  readonly lists: Map<string, string>;
}

const formats = ['1', 'a', 'A', 'i', 'I'] as const;

/** What stands before the items of a list at a level from 0; null for a list without any mark. */
export function markerOf(
  { listStyles }: OdtStory,
  style: string,
  level: number,
): Pick<ListPlace, 'marker' | 'start'> | null {
  const definition = listStyles.get(style)?.get(String(level + 1));
  if (definition?.name !== 'list-level-style-number') return { marker: 'bullet', start: 1 };
  const format = attributeOf(definition, 'num-format') ?? '1';
  const start = Number.parseInt(attributeOf(definition, 'start-value') ?? '', 10);
  if (format === '') return null;
  return {
    marker: formats.find((known) => known === format) ?? '1',
    start: Number.isFinite(start) ? start : 1,
  };
}
