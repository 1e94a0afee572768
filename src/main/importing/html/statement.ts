import type { Statement } from '../stages';
import { textOf } from '../textOf';
import { metaOf, type PageFacts } from './facts';
import { namesIn, texts } from './jsonLd';
import { attribute, isElement } from './page';
import { pageAuthors } from './pageAuthors';
import { pageDate } from './pageDate';
import { pageTitle } from './pageTitle';
import { pageAddress } from './siteNames';

const maximumTags = 20;
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What a page states of its article in JSON-LD, Open Graph, Dublin Core, microdata and the usual places. */
export function statementOf(facts: PageFacts): Statement {
  return {
    title: pageTitle(facts),
    bylines: [...pageAuthors(facts)],
    source: siteName(facts),
    published: pageDate(facts),
    url: pageAddress(facts),
    tags: tagsOf(facts),
  };
}

function siteName(facts: PageFacts): string | null {
  const publishers = namesIn(facts.article?.['publisher'], facts.things);
  const name =
    metaOf(facts, 'og:site_name', 'dc.publisher', 'citation_journal_title') ?? publishers[0];
  return name === undefined || oneLine(name) === '' ? null : oneLine(name);
}

function tagsOf(facts: PageFacts): string[] {
  const linked = facts.elements.filter(
    (element) => isElement(element, 'a') && attribute(element, 'rel').split(/\s+/).includes('tag'),
  );
  const sources = [
    facts.metas.get('article:tag') ?? [],
    linked.map(textOf),
    [
      ...texts(facts.article?.['keywords']),
      metaOf(facts, 'news_keywords', 'keywords', 'parsely-tags') ?? '',
    ].slice(0, 1),
  ];
  for (const source of sources) {
    const tags = [...new Set(source.flatMap((text) => text.split(/[,،;]/u)).map(oneLine))].filter(
      (tag) => tag !== '' && tag.length <= 60,
    );
    if (tags.length > 0 && tags.length <= maximumTags) return tags;
  }
  return [];
}
