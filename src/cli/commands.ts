import type { Summary } from '#shared/article';
import type { Mark, ReadingRecord } from '#shared/marks';
import { describe } from '#shared/text/anchor';
import { foldWithOffsets } from '#shared/text/foldArabic';
import { articleText, paragraphs } from '#shared/text/plainText';
import type { OpenedArticle } from '#shared/library';
import { complainOf, idOf, shortId, withLibrary, type Opened, type Terminal } from './terminal';

/** What is known of an article beside its text: how much there is of it, where it lies, what its reader did. */
function standing(
  { extent, provenance, tags }: Pick<Summary, 'extent' | 'provenance' | 'tags'>,
  { status, starred, archived, tags: own }: ReadingRecord,
) {
  return {
    ...{ extent: extent ?? 'whole', folder: provenance.folder ?? null },
    ...{ status, starred, archived, tags: [...new Set([...own, ...tags])] },
  };
}

/** `maqal list`: a line for each article that is not in the trash, the newest first. */
export function list(terminal: Terminal): Promise<number> {
  return withLibrary(terminal, 'read', ({ library }) => {
    for (const row of library.rows()) {
      if (row.reading.trashedAt !== null) continue;
      const { summary, reading, bookmarkCount, addedAt } = row;
      const { id, title, source, published, language } = summary;
      terminal.print(
        terminal.json
          ? JSON.stringify({
              ...{ id, title, source, publishedAt: published?.instant ?? null, language },
              ...{ addedAt, ...standing(summary, reading), bookmarks: bookmarkCount },
            })
          : `${shortId(id)}  ${published?.instant?.slice(0, 10) ?? ' '.repeat(10)}  ${title}`,
      );
    }
    return Promise.resolve(0);
  });
}

function shown({ article, reading, bookmarks }: OpenedArticle) {
  return {
    id: article.id,
    title: article.title,
    kicker: article.kicker,
    subtitle: article.subtitle,
    lead: article.lead,
    byline: article.bylines.length === 0 ? null : article.bylines.join('، '),
    source: article.source,
    placeLine: article.placeLine,
    publishedAt: article.published?.instant ?? null,
    publishedText: article.published?.text ?? null,
    language: article.language,
    direction: article.direction,
    confidence: article.confidence,
    encoding: article.provenance.encoding,
    format: article.provenance.format,
    ...standing(article, reading),
    paragraphs: paragraphs(article.body),
    bookmarks: bookmarks.map(plainBookmark),
  };
}

function plainBookmark({ id, articleId, selector, note, createdAt }: Mark) {
  return {
    id,
    articleId,
    quote: selector.quote.exact,
    position: selector.position,
    note,
    createdAt,
  };
}

/** `maqal show`: whole articles. */
export function show(terminal: Terminal, ids: readonly string[]): Promise<number> {
  return withLibrary(terminal, 'read', async ({ library }) => {
    let status = 0;
    for (const typed of ids) {
      const id = idOf(terminal, library, typed);
      const opened = id.ok ? await library.open(id.value) : id;
      if (!opened.ok) {
        if (id.ok) complainOf(terminal, opened.error);
        status = 1;
      } else if (terminal.json) terminal.print(JSON.stringify(shown(opened.value)));
      else printArticle(terminal, opened.value);
    }
    return status;
  });
}

function printArticle(terminal: Terminal, { article, bookmarks }: OpenedArticle): void {
  const { say } = terminal.words;
  const { source, bylines, placeLine, published } = article;
  const facts = [source, ...bylines, placeLine, published?.text].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  const { kicker, title, subtitle, lead } = article;
  const parts = [kicker, title, subtitle, facts.join(' · '), lead];
  for (const part of parts) if (part !== null && part !== '') terminal.print(`${part}\n`);
  for (const paragraph of paragraphs(article.body)) terminal.print(`${paragraph}\n`);
  if (bookmarks.length > 0) terminal.print(`${say.bookmarks}:`);
  for (const { selector, note } of bookmarks) {
    terminal.print(`«${selector.quote.exact}»${note === '' ? '' : ` — ${note}`}`);
  }
}

/** `maqal search`: a first line with the total, then a line for each hit. */
export function search(terminal: Terminal, text: string, limit: number): Promise<number> {
  const { say, fill } = terminal.words;
  return withLibrary(terminal, 'read', async ({ application }) => {
    const result = await application.handlers['search:query']({ text, limit, strict: [] });
    if (!result.ok) {
      complainOf(terminal, result.error);
      return 1;
    }
    const { total, ms, hits } = result.value;
    const roundedMs = Math.round(ms * 100) / 100;
    if (terminal.json) terminal.print(JSON.stringify({ total, ms: roundedMs }));
    else terminal.print(fill(say.found, { total, ms: roundedMs }));
    for (const { id, title, snippet, marks } of hits) {
      terminal.print(
        terminal.json
          ? JSON.stringify({ id, title, snippet, marks })
          : `\n${shortId(id)}  ${title}\n  ${snippet}`,
      );
    }
    return 0;
  });
}

/** `maqal bookmark add`: at the first place where the words stand, in whatever spelling. */
export function addBookmark(terminal: Terminal, typed: string, quote: string): Promise<number> {
  return withLibrary(terminal, 'write', async ({ library }) => {
    const id = idOf(terminal, library, typed);
    if (!id.ok) return 1;
    const opened = await library.open(id.value);
    if (!opened.ok) {
      complainOf(terminal, opened.error);
      return 1;
    }
    const text = articleText(opened.value.article.body);
    const span = placeOf(text, quote);
    if (span === null) {
      const { say, fill } = terminal.words;
      if (terminal.json) complainOf(terminal, { code: 'not-found', detail: quote });
      else terminal.complain(fill(say.quoteMissing, { quote }));
      return 1;
    }
    const added = await library.addMark(id.value, {
      selector: describe(text, span.start, span.end),
      note: '',
    });
    if (!added.ok) {
      complainOf(terminal, added.error);
      return 1;
    }
    printBookmark(terminal, added.value);
    return 0;
  });
}

function placeOf(text: string, quote: string): { start: number; end: number } | null {
  const exact = text.indexOf(quote);
  if (quote !== '' && exact !== -1) return { start: exact, end: exact + quote.length };
  const { folded, offsets } = foldWithOffsets(text);
  const wanted = foldWithOffsets(quote).folded.trim();
  const at = wanted === '' ? -1 : folded.indexOf(wanted);
  if (at === -1) return null;
  return { start: offsets[at] ?? 0, end: offsets[at + wanted.length] ?? text.length };
}

function printBookmark(terminal: Terminal, bookmark: Mark): void {
  const { articleId, quote, note } = plainBookmark(bookmark);
  terminal.print(
    terminal.json
      ? JSON.stringify(plainBookmark(bookmark))
      : `${shortId(articleId)}  «${quote}»${note === '' ? '' : ` — ${note}`}`,
  );
}

/** `maqal bookmark list`: every living bookmark of the library. */
export function listBookmarks(terminal: Terminal): Promise<number> {
  return withLibrary(terminal, 'read', ({ library }: Opened) => {
    for (const bookmark of library.bookmarks(null)) printBookmark(terminal, bookmark);
    return Promise.resolve(0);
  });
}
