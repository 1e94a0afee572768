import type { XmlElement } from '../xml/readXml';
import { descendantsOf, xmlText } from '../xml/xml';
import type { OfficeProperties } from './statement';

/** Reads the properties that Dublin Core names, as both packages' own XML parts and OpenDocument have them. */
export function propertiesOf(root: XmlElement | null): OfficeProperties {
  const textsOf = (...names: string[]): string[] =>
    root === null
      ? []
      : descendantsOf(root, ...names)
          .map((element) => xmlText(element).replace(/\s+/gu, ' ').trim())
          .filter((text) => text !== '');
  return {
    title: textsOf('title')[0] ?? null,
    // OpenDocument's `creator` is who changed the file last.
    creator: textsOf('initial-creator')[0] ?? textsOf('creator')[0] ?? null,
    keywords: textsOf('keywords', 'keyword').flatMap((text) => text.split(/[,;،؛]/u)),
  };
}
