import { isOfArticle, type Mark } from '#shared/marks';
import type { MarkedArticle, MarkedSummary } from './marked';

/** A collection of annotations by the W3C's Web Annotation Data Model, with what Maqal adds under names of its own. */
export function annotationsOf(articles: readonly MarkedArticle[]): unknown {
  const items = articles.flatMap(({ summary, marks }) =>
    marks.map((mark) => annotationOf(summary, mark)),
  );
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items },
  };
}

const motivations = {
  bookmark: 'bookmarking',
  highlight: 'highlighting',
  underline: 'highlighting',
};

function annotationOf({ id, title, url, language }: MarkedSummary, mark: Mark): unknown {
  const { selector, note, tags, kind, colour, createdAt, updatedAt } = mark;
  const text = (value: string, purpose: string) => ({ type: 'TextualBody', value, purpose });
  const bodies = [
    ...(note === '' ? [] : [{ ...text(note, 'commenting'), format: 'text/plain' }]),
    ...tags.map((tag) => text(tag, 'tagging')),
  ];
  const { quote, position } = selector;
  const selectors = [
    { type: 'TextQuoteSelector', ...quote },
    { type: 'TextPositionSelector', ...position },
  ];
  return {
    id: `urn:uuid:${mark.id}`,
    type: 'Annotation',
    motivation: note === '' ? motivations[kind] : 'commenting',
    created: createdAt,
    modified: updatedAt,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: {
      source: url ?? `urn:sha256:${id}`,
      ...(isOfArticle(selector) ? {} : { selector: selectors }),
    },
    'maqal:kind': kind,
    'maqal:colour': colour,
    'maqal:article': { id, title, ...(language === 'und' ? {} : { language }) },
  };
}
