import type { Published } from '#shared/article';
import { parseDateline } from '#shared/text/dates';
import { foldArabic } from '#shared/text/foldArabic';
import { logicalText } from '../presentationForms';
import { silent, type Statement } from '../stages';

/** What is asked of a document: its fields, and the beginning of its text. */
interface Facts {
  readonly field: (name: string) => string;
  readonly paragraphs: readonly { readonly text: string }[];
  /** The largest heading; null when all is of one size. */
  readonly heading: string | null;
}

const nearStart = 12;
const maximumTitle = 300;
const maximumName = 80;
const maximumTags = 20;

const oneLine = (text: string): string =>
  logicalText(text.replace(/[\s\p{Cc}]+/gu, ' ').trim()).normalize('NFC');

/** What a document's own fields state of its article, as far as its text does not contradict them. */
export function statementOf(facts: Facts): Statement {
  return {
    ...silent,
    title: titleOf(facts),
    bylines: authorsOf(facts),
    published: publishedOf(facts),
    tags: tagsOf(facts),
  };
}

/** What programs write there of themselves and of the file. */
const junkTitle =
  /^(?:microsoft (?:word|powerpoint|excel)\b|powerpoint presentation|untitled|document\s*\d*$|slide 1$|layout 1$|print(?:ing)?\b|(?:https?|file|about):|www\.|مستند\s*[\d٠-٩]*$|بدون عنوان|بلا عنوان|عرض تقديمي)|^[\w.-]+$|\.(?:docx?|odt|rtf|txt|html?|pdf|indd|qxd|pptx?|tex|dvi|pmd|fodt)$/iu;

function titleOf({ field, paragraphs, heading }: Facts): string | null {
  const title = oneLine(field('Title'));
  if (title.length > maximumTitle || junkTitle.test(title) || !/\p{L}/u.test(title)) return null;
  if (heading === null) return title;
  const stated = bare(title);
  // A title that is nowhere in the text is the template's or the last document's.
  const isShown = paragraphs
    .slice(0, nearStart)
    .some(({ text }) => bare(text.slice(0, 2 * maximumTitle)).includes(stated));
  return isShown ? title : null;
}

const bare = (text: string): string => foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, '');

const junkName =
  /^(?:admin(?:istrator)?|user\d*|owner|author|unknown|anonymous|root|guest|home|pc|dell|hp|acer|lenovo|toshiba|asus|windows|microsoft|المستخدم|مستخدم|المدير|مجهول)(?![\p{L}])|[@\\/_\d]/iu;

/** Whole names, and single ones that the text has too. */
function authorsOf({ field, paragraphs }: Facts): string[] {
  const text = bare(
    paragraphs
      .slice(0, nearStart)
      .map((one) => one.text.slice(0, 500))
      .join(' '),
  );
  return oneLine(field('Author'))
    .split(/\s*[;؛,،]\s*|\s+and\s+/u)
    .filter((name) => {
      const isName = /\p{L}{2}/u.test(name) && name.length <= maximumName && !junkName.test(name);
      return isName && (name.includes(' ') || text.includes(bare(name)));
    });
}

/** Programs that people write in; what others make says when a page was printed or scanned. */
const writing =
  /\b(?:word|writer|libreoffice|openoffice|latex|tex\b|xetex|luatex|pdftex|typst|indesign|quark|scribus|pages|publisher|framemaker)/iu;

/**
 * The day that a document was made on, when it was written in such a program and its text names the
 * same year but no day: an issue, a season, a month.
 */
function publishedOf({ field, paragraphs }: Facts): Published | null {
  const [, year = '', month = '', day = ''] = madeOn.exec(field('CreationDate')) ?? [];
  if (year === '' || !writing.test(`${field('Creator')} ${field('Producer')}`)) return null;
  const edges = [...paragraphs.slice(0, nearStart), ...paragraphs.slice(-4)]
    .map(({ text }) => text)
    .filter((text) => text.length <= maximumLine);
  const isYear = edges.some((text) => latinDigits(text).includes(year));
  if (!isYear || edges.some((text) => parseDateline(text) !== null)) return null;
  const text = `${year}-${month}-${day}`;
  return { instant: text, zone: null, text };
}

const maximumLine = 120;
const madeOn = /^D:(199\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/;
const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );

function tagsOf({ field }: Facts): string[] {
  const tags = oneLine(field('Keywords'))
    .split(/\s*[,،;؛]\s*/u)
    .filter((tag) => /\p{L}/u.test(tag) && tag.length <= 60);
  return tags.length <= maximumTags ? [...new Set(tags)] : [];
}
