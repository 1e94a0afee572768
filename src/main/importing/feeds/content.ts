import type { XmlElement } from '../xml/readXml';
import { scopeIn, wordsOf, type Scope } from './constructs';
import type { EntryContent } from './entry';
import { fieldsNamed, type Fields } from './vocabulary';

/** Fields that hold the whole of an entry, the surest first. */
const wholeFields = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'xhtml:div'];
const summaryFields = [
  ...['description', 'summary', 'dc:description', 'dcterms:abstract'],
  ...['itunes:summary', 'media:description', 'itunes:subtitle'],
];

/** Where an entry's words stand: what holds there, its page, and the feed's. */
interface Place {
  readonly scope: Scope;
  readonly link: string | null;
  readonly home: string | null;
}

/** The fullest words of an entry with the language that holds for them; null when it has none. */
export function contentIn(
  fields: Fields,
  place: Place,
): (EntryContent & Pick<Scope, 'language'>) | null {
  return (
    firstOf(fieldsNamed(fields, ...wholeFields), place, false) ??
    firstOf(fieldsNamed(fields, ...summaryFields), place, true)
  );
}

function firstOf(
  elements: readonly XmlElement[],
  { scope, link, home }: Place,
  summarises: boolean,
): ReturnType<typeof contentIn> {
  for (const element of elements) {
    const words = wordsOf(element);
    if (words === null || words.value.trim() === '') continue;
    const { base, language } = scopeIn(element, scope);
    // Only RSS has one field for both: a description is the whole entry when there is no page of it.
    const isWhole = element.name === 'description' && (link === null || seemsWhole(words.value));
    const isSummary = summarises && !isWhole;
    return { ...words, base: base ?? link ?? home, language, isSummary };
  }
  return null;
}

/** Longer than anybody's summary, in characters without tags. */
const longerThanSummary = 1_200;

function seemsWhole(value: string): boolean {
  const text = value.replace(/<[^<>]*>/g, ' ').trimEnd();
  const isCut = /(?:…|\.\.\.|&hellip;|&#8230;)[\])]?$/.test(text.slice(-12));
  return text.length > longerThanSummary && !isCut;
}
