import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { confidences } from '#shared/confidence';
import { directionOf } from '#shared/text/direction';
import { extensionsOf } from '../extensions';
import { toBlocks } from '../html/blocks';
import { readDate } from '../html/pageDate';
import { placeLinks } from '../html/pageLinks';
import { placePictures } from '../html/pagePictures';
import { parsePage } from '../html/parsePage';
import { silent, type ParsedDocument, type Statement } from '../stages';
import { textOf } from '../textOf';
import type { TextFormat } from './format';
import { readFrontMatter, type FrontMatter } from '../fileFields';

/** CommonMark with tables, strikethrough and footnotes; markup in it stays text, and no address is made a link. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false })
  .use(footnotes)
  // Notes in the middle of a sentence (`^[…]`) are Pandoc's alone, and thousands take the square of their time.
  .disable('footnote_inline');
// A note's number in the text's digits and without brackets, however often it is referred to; and no sign for the way
// back, which the page has itself.
reader.renderer.rules['footnote_caption'] = (tokens, at, _options, drawing) => {
  const { id } = tokens[at]?.meta as { readonly id: number };
  return (id + 1).toLocaleString(String(drawing?.['numerals']), { useGrouping: false });
};
reader.renderer.rules['footnote_anchor'] = () => '';

/** Markdown, with YAML or TOML front matter as note-takers, clippers and blogs write it. */
export const markdown: TextFormat = {
  name: 'markdown',
  reads: 'text',
  extensions: extensionsOf.markdown,
  recognises: () => false,
  parse({ original, text, encoding, candidates }) {
    const { fields, body } = readFrontMatter(text);
    const numerals = directionOf(body) === 'rtl' ? 'ar-u-nu-arab' : 'en';
    const page = parsePage(reader.render(body, { numerals }));
    const assets = placePictures(page, () => null);
    placeLinks(page, null);
    const tree = toBlocks(page);
    if (textOf(tree).trim() === '') return [];
    const [first] = tree.children;
    const heading =
      first?.type === 'element' && first.tagName === 'h1' ? textOf(first).trim() : null;
    const stated = statementOf(fields, heading);
    return [
      {
        original,
        format: 'markdown',
        encoding,
        candidates,
        tree,
        stated,
        assets,
      } as ParsedDocument,
    ];
  },
};

function statementOf(fields: FrontMatter, heading: string | null): Statement {
  const valuesOf = (...names: readonly string[]): readonly string[] =>
    names.map((name) => fields.get(name) ?? []).find((values) => values.length > 0) ?? [];
  const [date] = valuesOf('date', 'published', 'publishdate', 'pubdate', 'created');
  const title = valuesOf('title')[0] ?? null;
  return {
    ...silent,
    title: title ?? heading,
    subtitle: valuesOf('subtitle', 'deck', 'standfirst')[0] ?? null,
    // A heading says that it is one, and not of what.
    ...(title === null ? { confidence: { title: confidences.labelled } } : {}),
    bylines: valuesOf('author', 'authors', 'by').map((name) => name.replace(/^\[\[|\]\]$/g, '')),
    source: valuesOf('publisher', 'site', 'site_name')[0] ?? null,
    published: date === undefined ? null : readDate(date),
    url: valuesOf('url', 'source', 'link', 'canonical_url', 'original')[0] ?? null,
    tags: valuesOf('tags', 'tag', 'keywords', 'categories').map((tag) => tag.replace(/^#/, '')),
  };
}
