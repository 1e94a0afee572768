import type { Published } from '#shared/article';
import { readDate } from '../html/pageDate';
import type { Statement } from '../stages';
import { attributeOf, childrenOf, descendantsOf, xmlText } from '../xml/xml';
import type { XmlElement } from '../xml/readXml';

const maximumEntries = 1_000;
const maximumTags = 20;
const maximumTag = 60;

/** A MARC relator with the words that stand before its name on a title page, by language; others as in English. */
const roleLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trl: { ar: 'ترجمة: ', fa: 'ترجمه: ', en: 'translated by ' },
  edt: { ar: 'تحرير: ', fa: 'ویرایش: ', en: 'edited by ' },
};

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const textIn = (element: XmlElement): string => oneLine(xmlText(element)).slice(0, 1_000);

/** The metadata of a book: its elements, and what other elements say of each (EPUB 3 refines by id, EPUB 2 has attributes). */
interface Metadata {
  readonly named: (name: string) => readonly XmlElement[];
  readonly refinement: (element: XmlElement, property: string) => string | null;
}

/** What a book's metadata state: title and subtitle, who wrote it, publisher, day, address, subjects, language. */
export function statementOf(element: XmlElement): Statement {
  const metadata = readMetadata(element);
  const language = textsOf(metadata, 'language')[0]?.replace('_', '-') ?? '';
  const isTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) && !/^und/i.test(language);
  const tags = textsOf(metadata, 'subject').filter((tag) => tag.length <= maximumTag);
  return {
    ...titlesOf(metadata),
    bylines: bylinesOf(metadata, language),
    source: textsOf(metadata, 'publisher')[0] ?? null,
    published: dateOf(metadata),
    url:
      [...textsOf(metadata, 'source'), ...textsOf(metadata, 'identifier')].find((text) =>
        /^https?:\/\/\S+$/i.test(text),
      ) ?? null,
    tags: [...new Set(tags)].slice(0, maximumTags),
    ...(isTag ? { language } : {}),
  };
}

function readMetadata(element: XmlElement): Metadata {
  const elements = descendantsOf(element).slice(0, maximumEntries);
  const refinements = new Map<string, string>();
  for (const meta of elements.filter(({ name }) => name === 'meta')) {
    const [refined, property] = ['refines', 'property'].map((name) => attributeOf(meta, name));
    const key = `${refined?.replace(/^#/, '') ?? ''} ${property?.trim() ?? ''}`;
    if (!refinements.has(key)) refinements.set(key, textIn(meta));
  }
  return {
    named: (wanted) => elements.filter(({ name }) => name.toLowerCase() === wanted),
    refinement: (refined, property) =>
      refinements.get(`${attributeOf(refined, 'id') ?? '\0'} ${property}`) ?? null,
  };
}

const textsOf = (metadata: Metadata, name: string): string[] =>
  metadata
    .named(name)
    .map(textIn)
    .filter((text) => text !== '');

/** The main title and the subtitle; others (a series, a short title) are left out. */
function titlesOf(metadata: Metadata): Pick<Statement, 'title' | 'subtitle'> {
  const titles = metadata.named('title').filter((element) => textIn(element) !== '');
  const ofType = (type: string): XmlElement | undefined =>
    titles.find((title) => metadata.refinement(title, 'title-type') === type);
  const subtitle = ofType('subtitle');
  const main = ofType('main') ?? titles.find((title) => title !== subtitle) ?? subtitle;
  const isApart = subtitle !== undefined && subtitle !== main;
  return {
    title: main === undefined ? null : textIn(main),
    ...(isApart ? { subtitle: textIn(subtitle) } : {}),
  };
}

/** Authors by their names alone; translators and editors as title pages name them. */
function bylinesOf(metadata: Metadata, language: string): string[] {
  const people = [...metadata.named('creator'), ...metadata.named('contributor')].map((person) => ({
    name: textIn(person),
    role: metadata.refinement(person, 'role') ?? attributeOf(person, 'role') ?? defaultRole(person),
    place: Number(metadata.refinement(person, 'display-seq') ?? NaN),
  }));
  people.sort((a, b) => (a.place || Infinity) - (b.place || Infinity) || 0);
  const inLanguage = (labels: Readonly<Record<string, string>>): string =>
    labels[language.slice(0, 2).toLowerCase()] ?? labels['en'] ?? '';
  const named = (role: string, label = ''): string[] =>
    people
      .filter((person) => person.role.toLowerCase() === role && person.name !== '')
      .map(({ name }) => `${label}${name}`);
  const others = Object.entries(roleLabels).flatMap(([role, labels]) =>
    named(role, inLanguage(labels)),
  );
  return [...new Set([...named('aut'), ...others])];
}

const defaultRole = ({ name }: XmlElement): string => (/^creator$/i.test(name) ? 'aut' : '');

/** When the book was published; a year alone is kept as it is written. */
function dateOf(metadata: Metadata): Published | null {
  const dates = metadata.named('date').filter((element) => textIn(element) !== '');
  const event = (element: XmlElement): string => attributeOf(element, 'event') ?? '';
  const date =
    dates.find((element) => event(element) === 'publication') ??
    dates.find((element) => event(element) === '');
  const text = date === undefined ? '' : textIn(date);
  // Catalogues write the year 101 for a book of no known date.
  if (text === '' || text.length > 60 || /^0\d\d\d/.test(text)) return null;
  const read = readDate(text);
  if (read !== null) return read;
  return /\p{N}/u.test(text) ? { instant: null, zone: null, text } : null;
}

/** The id of the picture that the metadata of EPUB 2 name as the cover. */
export function coverIdOf(element: XmlElement): string | null {
  const meta = childrenOf(element, 'meta').find(
    (candidate) => attributeOf(candidate, 'name')?.toLowerCase() === 'cover',
  );
  return meta === undefined ? null : attributeOf(meta, 'content');
}
