import { readByline } from '../describe/byline';
import { readDate } from '../html/pageDate';
import { bare } from '../html/siteNames';
import { silent, type Statement } from '../stages';
import { paragraphText, type OfficeBlock, type OfficeParagraph, type Role } from './document';

/** What a document's properties say of it (Dublin Core); null and empty where they are silent. */
export interface OfficeProperties {
  readonly title: string | null;
  readonly creator: string | null;
  readonly keywords: readonly string[];
}

/** How far down a title may stand, in paragraphs. */
const nearStart = 12;
/** Longer paragraphs are text. */
const maximumTitle = 300;
const maximumHeadline = 140;
const maximumTags = 50;
const maximumTag = 80;

/**
 * What a word processor's document states: its title by a style or its first heading, authors and a
 * date by the styles that some programs have for them. Its properties are believed only where the text
 * bears them out or is silent: they tell of the template, the machine and the copy as often. When a
 * file was made or changed is no date of publication.
 */
export function stateOf(blocks: readonly OfficeBlock[], properties: OfficeProperties): Statement {
  const paragraphs = blocks
    .filter((block): block is OfficeParagraph => block.kind === 'paragraph')
    .filter((paragraph) => lineOf(paragraph) !== '');
  const head = paragraphs.slice(0, nearStart);
  const inRole = (role: Role): string[] =>
    head.filter((paragraph) => paragraph.role === role).map(lineOf);
  const authors = inRole('author').flatMap((line) => {
    const names = readByline(line);
    return names.length > 0 ? names : [line];
  });
  return {
    ...silent,
    title: titleOf(head, properties.title),
    ...inRole('subtitle')
      .slice(0, 1)
      .map((subtitle) => ({ subtitle }))[0],
    bylines: authors.length > 0 ? authors : creatorOf(paragraphs, properties.creator),
    published: inRole('date').map(readDate)[0] ?? null,
    tags: properties.keywords
      .map((keyword) => keyword.trim())
      .filter((keyword) => keyword !== '' && keyword.length <= maximumTag)
      .slice(0, maximumTags),
  };
}

const lineOf = (paragraph: OfficeParagraph): string =>
  paragraphText(paragraph).replace(/\s+/gu, ' ').trim();

function titleOf(head: readonly OfficeParagraph[], property: string | null): string | null {
  const lines = head.map(lineOf);
  const styled = head.findIndex(({ role }) => role === 'title');
  const first = head[0];
  const isHeading = first?.role === 'heading' && first.level === 1;
  const shown = styled >= 0 ? lines[styled] : isHeading ? lines[0] : undefined;
  if (shown !== undefined && shown.length <= maximumTitle) return shown;
  if (property === null) return null;
  const repeated = lines.find((line) => bare(line) === bare(property));
  if (repeated !== undefined) return repeated;
  // A text that begins at once has its title nowhere else.
  const beginsAtOnce = (lines[0] ?? '').length > maximumHeadline;
  return beginsAtOnce && isTitle(property) ? property : null;
}

/** What programs and templates fill in. */
const templateTitle =
  /^(?:microsoft word|word document|document|doc|untitled|normal|template|title|مستند|بدون عنوان|بلا عنوان|عنوان المستند|dokument|powerpoint)\b|(?:\.(?:docx?|dotx?|docm|odt|ott|rtf|txt|pdf|indd|qxd))\s*$|[\\/]/iu;

const isTitle = (title: string): boolean =>
  title.length <= maximumTitle &&
  !templateTitle.test(title) &&
  !/^(?:مستند|بدون عنوان|بلا عنوان)/u.test(title) &&
  title.split(/\s+/u).length >= 2 &&
  /\p{L}/u.test(title);

/** What machines are called, and people whom a program does not know. */
const machine =
  /microsoft|windows|user|admin|owner|office|python|docx|openoffice|libreoffice|apache|aspose|un-?named|unknown|author|company|computer|laptop|lenovo|dell|test|مستخدم|المستخدم|مدير|النظام|حاسوب|كمبيوتر/iu;
/** How far from either end a text says who wrote it. */
const nearEnds = 6;

/** The one who made the file, when that is a person's whole name and the text names nobody itself. */
function creatorOf(paragraphs: readonly OfficeParagraph[], creator: string | null): string[] {
  if (creator === null || machine.test(creator)) return [];
  const words = creator.split(/\s+/u);
  const isName = words.length >= 2 && words.length <= 5 && /^[\p{L}\p{M}.'’\- ]+$/u.test(creator);
  const ends = [...paragraphs.slice(0, nearStart), ...paragraphs.slice(-nearEnds)];
  const isSigned = ends.some((paragraph) => readByline(lineOf(paragraph)).length > 0);
  return isName && !isSigned ? [creator] : [];
}
