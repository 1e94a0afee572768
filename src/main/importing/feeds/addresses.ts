import type { XmlElement } from '../xml/readXml';
import { attributeOf, xmlText } from '../xml/xml';
import { fieldsNamed, type Fields } from './vocabulary';

/** An address in full; null when it is none, or relative to nothing. */
export function resolve(address: string, base: string | null): string | null {
  try {
    return new URL(address, base ?? undefined).href;
  } catch {
    return null; // relative to nothing, or no address
  }
}

/** The address of the page that an entry or a feed is about, in full if it can be; null when it names none. */
export function linkIn(fields: Fields, element: XmlElement, base: string | null): string | null {
  const address = addressIn(fields, element);
  return address === null ? null : (resolve(address, base) ?? address);
}

function addressIn(fields: Fields, element: XmlElement): string | null {
  const alternates = fieldsNamed(fields, 'link').filter(isAlternate);
  const pages = alternates.filter((link) => /^$|html/i.test(attributeOf(link, 'type') ?? ''));
  const ids = fieldsNamed(fields, 'guid').filter(isPermanent);
  const candidates = [
    ...fieldsNamed(fields, 'feedburner:origlink').map(xmlText),
    ...[...pages, ...alternates].map((link) => attributeOf(link, 'href') ?? xmlText(link)),
    ...ids.map(xmlText),
    attributeOf(element, 'about') ?? '',
    ...fieldsNamed(fields, 'content').map((content) => attributeOf(content, 'src') ?? ''),
  ];
  return candidates.map((address) => address.trim()).find((address) => address !== '') ?? null;
}

/** RFC 4287, 4.2.7.2: without `rel`, a link is to the page itself. */
export const isAlternate = (link: XmlElement): boolean =>
  /^\s*(?:alternate)?\s*$/i.test(attributeOf(link, 'rel') ?? '');

/** RSS 2.0: a guid is an address unless it says that it is not; many are none all the same. */
const isPermanent = (guid: XmlElement): boolean =>
  attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false' && /^\s*https?:/i.test(xmlText(guid));
