import { foldArabic } from '#shared/text/foldArabic';
import { readByline } from '../describe/byline';
import { textOf } from '../textOf';
import { namesOf } from './boilerplate';
import { withProperty, type PageFacts } from './facts';
import { namesIn } from './jsonLd';
import { ancestorsOf, attribute, elementsOf, isElement, type PageElement } from './page';
import { addressNames, bare, statedSiteNames } from './siteNames';

/** What programs and newsrooms write where no one's name is known. */
const nobody =
  /^(?:admin\w*|editors?|editorial(?: (?:team|staff|board))?|staff(?: writer)?|authors?|guest(?: (?:author|post))?|webmaster|user|profile|root|unknown|null|none|undefined|wordpress|team|contributors?|(?:view|read|see|all) .*|written by|more posts|المحرر|المدير|مدير|مجهول|غير معروف)$/iu;
const maximumWords = 6;
const maximumNames = 8;
const maximumLine = 90;

const metaNames = [
  ...['author', 'article:author', 'og:author', 'dc.creator', 'dcterms.creator', 'citation_author'],
  ...['parsely-author', 'sailthru.author', 'byl', 'article:author_name', 'cxenseparse:author'],
];

/** The names of those who wrote a page's article, as it states or shows them; none is made up. */
export function pageAuthors(facts: PageFacts): readonly string[] {
  const isSite = siteTest(facts);
  const shown = facts.elements.filter((element) => !isElsewhere(element));
  const stated: readonly (() => readonly string[])[] = [
    () => namesIn(facts.article?.['author'] ?? facts.article?.['creator'], facts.things),
    () => labelled(facts),
  ];
  const others: readonly (() => readonly string[])[] = [
    ...metaNames.map((name) => () => facts.metas.get(name) ?? []),
    () =>
      withProperty(facts, 'author')
        .filter((element) => !isElsewhere(element))
        .map(nameIn),
    () => shown.filter(isAuthorLink).map(nameIn).slice(0, 1),
    () => signed(facts.elements),
    ...innermost(shown.filter(isNamedAuthor))
      .slice(0, 5)
      .map((element) => () => [linkOrText(element)]),
    () => bylinesIn(shown),
    () => shown.filter(isAuthorPage).map(textOf).slice(0, 1),
  ];
  for (const source of stated) {
    const names = namesFrom(source(), () => false);
    if (names.length > 0) return names;
  }
  for (const source of others) {
    const names = namesFrom(source(), isSite);
    if (names.length > 0) return names;
  }
  return [];
}

/** Tells a site's name from a person's: a person's own site has their name for its address, in one word. */
function siteTest(facts: PageFacts): (name: string) => boolean {
  const names = new Set(statedSiteNames(facts).map(bare));
  const addresses = new Set(addressNames(facts).map(bare));
  return (name) => names.has(bare(name)) || (addresses.has(bare(name)) && !/\s/u.test(name.trim()));
}

/** `twitter:label1` "Written by" says what `twitter:data1` is. */
function labelled({ metas }: PageFacts): readonly string[] {
  return ['1', '2', '3'].flatMap((number) => {
    const label = metas.get(`twitter:label${number}`)?.[0] ?? '';
    return /^(?:written by|author|كتبه|كُتب بواسطة|بقلم)/iu.test(label)
      ? (metas.get(`twitter:data${number}`) ?? [])
      : [];
  });
}

/** The name inside an element about a person, or all of its text. */
function nameIn(element: PageElement): string {
  const named = elementsOf(element).find((inner) =>
    attribute(inner, 'itemprop').split(/\s+/).includes('name'),
  );
  return attribute(named ?? element, 'content') || textOf(named ?? element);
}

const isAuthorLink = (element: PageElement): boolean =>
  isElement(element, 'a', 'link') && attribute(element, 'rel').split(/\s+/).includes('author');

/** A page whose author links, wherever they stand, all name one person is that person's. */
function signed(elements: readonly PageElement[]): readonly string[] {
  const names = new Map(
    elements.filter(isAuthorLink).map((element) => [bare(nameIn(element)), nameIn(element)]),
  );
  return names.size === 1 ? [...names.values()] : [];
}

/** Links to a page about a person. */
const isAuthorPage = (element: PageElement): boolean =>
  isElement(element, 'a') &&
  /\/(?:authors?|writers?|contributors?|autor(?:en)?|profile|staff|team|people)\/[^/?#]+/i.test(
    attribute(element, 'href'),
  ) &&
  isShort(element);

const authorNames =
  /(?:^|[\s_-])(?:author(?:s|-?name|__name|-?link)?|byline(?:-?name|-?author)?|by-?author|(?:post|entry|article|story|blog|meta)-?(?:meta-?)?(?:author|byline)|vcard|writer|autor)(?=$|[\s_])/i;
const isNamedAuthor = (element: PageElement): boolean =>
  authorNames.test(namesOf(element)) && textOf(element).trim().length <= 3 * maximumLine;

/** Where a date and a section stand beside a name, it is the name that is a link. */
function linkOrText(element: PageElement): string {
  const [name, behalf] = textOf(element).split(/\son behalf of\s/i);
  if (behalf !== undefined) return isShort(element) ? (name ?? '') : '';
  const link = elementsOf(element).find((inner) => isElement(inner, 'a') && isShort(inner));
  const text = textOf(link ?? element);
  return text.trim().length <= maximumLine ? text : '';
}

function isShort(element: PageElement): boolean {
  const text = textOf(element).trim();
  return text !== '' && text.length <= maximumLine;
}

function innermost(elements: readonly PageElement[]): readonly PageElement[] {
  const around = new Set(elements.flatMap(ancestorsOf));
  return elements.filter((element) => !around.has(element));
}

const bylineStart =
  /^(?:(?:this \p{L}+(?: post)? was )?(?:written|posted|words|published|story)? ?by|author:?|بقلم|كتب[هت]?) ?[:/]? ?\p{L}/iu;
/** In a sentence, what follows the name is what its bearer does. */
const writtenBy = /^this \p{L}+(?: post)? was written by ([^,.]+).*$/iu;

/** The first line on the page that says `By …`, `Written by …` or `بقلم …` and nothing else. */
function bylinesIn(shown: readonly PageElement[]): readonly string[] {
  for (const element of shown) {
    if (
      /^(?:script|style|title|head|noscript)$/.test(element.tagName) ||
      element.children.length > 12
    ) {
      continue;
    }
    const line = textOf(element).replace(/\s+/gu, ' ').trim();
    if (line.length < 6 || line.length > maximumLine) continue;
    if (!bylineStart.test(line)) {
      continue;
    }
    const names = readByline(
      line
        .replace(/^posted by|^published by/iu, 'by')
        .replace(/\s*[|•·].*$/u, '')
        .replace(writtenBy, 'by $1'),
    );
    if (names.length > 0) return names;
  }
  return [];
}

/** Comments, lists of other articles, and side columns have authors of their own. */
function isElsewhere(element: PageElement): boolean {
  const path = [element, ...ancestorsOf(element)];
  // What is around the page's main part says nothing of what is in it: many an `aside` is never closed.
  const main = path.findIndex((around) => isElement(around, 'main'));
  return path
    .slice(0, main < 0 ? path.length : main)
    .some(
      (around) =>
        !isElement(around, 'html', 'body', 'main', 'article') &&
        (isElement(around, 'aside', 'footer', 'nav') ||
          /comment|related|sidebar|widget-area|recent|teaser|testimonial|review-list|footer/i.test(
            namesOf(around),
          )),
    );
}

function namesFrom(texts: readonly string[], isSite: (name: string) => boolean): string[] {
  const names = new Map<string, string>();
  for (const name of texts.flatMap(separate)) {
    if (isName(name) && !isSite(name) && !names.has(bare(name))) {
      names.set(bare(name), name);
    }
  }
  return [...names.values()].slice(0, maximumNames);
}

const label =
  /^(?:(?:posted|written|words|published|story|published)? ?by|published in|authors?|von|par|por|autor|بقلم|كتب[هت]?)[: ]\s*/iu;

function separate(text: string): string[] {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line
    .replace(label, '')
    .split(
      /\s*[;،|•·]\s*|\s+(?:and|&|und|et)\s+|,\s+(?=\p{Lu}\p{L}+\s+\p{Lu}\p{L}+(?:$|,))|\.\s+(?=\p{Lu}\p{Ll}+ed )/u,
    )
    .map((name) =>
      name.replace(/\s*[,،(].*$|\s+[–—-]\s+.*$/u, '').replace(/^[\s"“@:-]+|[\s"”:-]+$/gu, ''),
    );
}

function isName(name: string): boolean {
  if (name.length < 3 || name.split(/\s+/u).length > maximumWords) return false;
  if (
    /^(?:reviewed|edited|updated|medically|fact|translated|photo\w*|image|on|in) |https?:|www\.|^(?:page|site|post|author)\.|@|[<>{}=_]|\d{2}|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|io|co|edu|gov|news|blog)$/iu.test(
      name,
    )
  ) {
    return false;
  }
  return /\p{L}{2}/u.test(name) && !nobody.test(foldArabic(name));
}
