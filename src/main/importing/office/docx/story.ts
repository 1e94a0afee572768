import type { XmlElement } from '../../xml/readXml';
import { childrenOf, descendantsOf } from '../../xml/xml';
import type { OfficeBlock } from '../document';
import type { Relations } from './docxPackage';
import type { FindPlace } from './numbering';
import type { FindStyle } from './styles';

/** Whatever the paragraphs of one part refer to. */
export interface Story {
  readonly findStyle: FindStyle;
  readonly findPlace: FindPlace;
  readonly relations: Relations;
  /** The paragraphs of a note, by the name of its reference and its id; null when there is no such note. */
  readonly noteOf: (reference: string, id: string) => readonly OfficeBlock[] | null;
  /** The parts that pictures were found to be in, for whoever reads them. */
  readonly pictures: Set<string>;
}

/** What of a choice between forms of one thing is read (ISO/IEC 29500-3, 9.3): the first with something in it, once. */
export function chosenOf(alternate: XmlElement): XmlElement | null {
  const choices = childrenOf(alternate, 'Choice', 'Fallback');
  return (
    choices.find(
      (choice) => descendantsOf(choice, 't', 'blip', 'imagedata', 'txbxContent').length > 0,
    ) ?? null
  );
}
