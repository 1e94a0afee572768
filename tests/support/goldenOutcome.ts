import type { Element, Nodes, Root } from 'hast';
import type { ImportedArticle } from '#shared/imported';
import { articleBlocks } from '#shared/text/plainText';
import { textOf } from '../../src/main/importing/textOf';
import { importFile } from '../../src/main/importing/pipeline';
import type { GoldenCase } from './goldenCases';

/** The links that lead to places in the article itself, each with the beginning of what it leads to. */
function placesIn(body: Root): { places?: readonly string[] } {
  const named = new Map<string, string>();
  const links: [words: string, place: string][] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      const { id, href } = node.properties;
      if (typeof id === 'string') named.set(id, textOf(node).trim().slice(0, 30));
      if (typeof href === 'string' && href.startsWith('#')) {
        links.push([textOf(node).trim(), href.slice(1)]);
      }
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(body);
  const places = links.map(([words, place]) => `${words} → ${named.get(place) ?? 'nowhere'}`);
  return places.length === 0 ? {} : { places };
}

/** What a person has checked of an article: its fields, and its body as lines of element and text. */
function checkedFields({ article, assets, reading, kept }: ImportedArticle): object {
  const { title, kicker, lead, bylines, source, published, language, direction, url, tags } =
    article;
  const { subtitle, placeLine } = article;
  const { encoding, container, folder } = article.provenance;
  return {
    ...{ title, kicker, lead, bylines, source, published, language, direction, url, tags },
    ...(subtitle === null ? {} : { subtitle }),
    ...(placeLine === null ? {} : { placeLine }),
    ...(article.extent === undefined ? {} : { extent: article.extent }),
    ...(container === undefined ? {} : { container }),
    ...(folder === undefined ? {} : { folder }),
    encoding,
    elements: article.body.children.map((node) => (node as Element).tagName),
    paragraphs: articleBlocks(article.body).map(({ text }) => text),
    ...placesIn(article.body),
    omitted: article.omitted.map(({ text }) => text),
    assets: assets.map(({ type, bytes: content }) => `${type} ${content.length}`),
    ...(reading === undefined ? {} : { reading: checkedReading(reading) }),
    ...(kept === undefined ? {} : { kept }),
  };
}

const checkedReading = ({
  marks,
  ...reading
}: NonNullable<ImportedArticle['reading']>): object => ({
  ...reading,
  marks: marks.map(({ selector: { quote, position }, ...mark }) => ({
    ...{ quote: quote.exact, start: position.start, ...mark },
  })),
});

/** The error's code; or the one article; or all of several, with what failed beside them. */
export async function outcomeOf({ file, bytes, beside }: GoldenCase): Promise<unknown> {
  const result = await importFile({ name: file, bytes }, { beside });
  if (!result.ok) return { error: result.error.code };
  const articles = result.value.articles.map(checkedFields);
  const failures = result.value.failures.map(({ place, error }) => `${place}: ${error.code}`);
  if (failures.length > 0) return { articles, failures };
  return articles.length === 1 ? articles[0] : articles;
}
