import type { Element, Root } from 'hast';
import type { Article, Published, Summary } from '#shared/article';
import type { LibraryRow } from '#shared/library';
import { plainMark, type Mark, type MarkChange, type ReadingRecord } from '#shared/marks';
import { isSafeTree } from '#shared/safeTree';
import { describe } from '#shared/text/anchor';
import { directionOf } from '#shared/text/direction';
import { articleText } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { sampleTexts, type SampleText } from './sampleTexts';

/** An article with what a reader did with it, as the fake library keeps it. */
export interface Sample {
  readonly article: Article;
  readonly reading: ReadingRecord;
  readonly addedAt: string;
}

const start = Date.parse('2024-03-01T09:00:00Z');
const minute = 60_000;

/** An instant some minutes before the samples' own now, as ISO 8601 in UTC. */
const before = (minutes: number): string => new Date(start - minutes * minute).toISOString();

const idOf = (index: number): string => index.toString(16).padStart(64, '0');

/** A reading record of an article that nobody has opened. */
export function unread(articleId: string): ReadingRecord {
  return {
    ...{ articleId, status: 'unread', starred: false, archived: false },
    ...{ tags: [], place: null, progress: 0 },
    ...{ openedAt: null, trashedAt: null, encoding: null, corrections: null },
    ...{ distinctFrom: [], updatedAt: before(0), changedAt: {} },
  };
}

/** Later rounds of the written articles were published a week earlier each. */
function publishedInRound({ published }: SampleText, round: number): Published | null {
  if (published === null) return null;
  const moment = Date.parse(published.instant) - round * 7 * 24 * 60 * minute;
  const iso = new Date(moment).toISOString();
  const instant = published.instant.length === 10 ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
  return { instant, zone: null, text: published.text };
}

/** The sample article of this number; numbers past the written ones repeat them with a number in the title. */
export function sampleArticle(index: number): Article {
  const text = sampleTexts[index % sampleTexts.length];
  if (text === undefined) throw new RangeError('no sample texts');
  const round = Math.floor(index / sampleTexts.length);
  const title = round === 0 ? text.title : `${text.title} (${round + 1})`;
  const children = text.paragraphs.map((value): Element => ({
    ...{ type: 'element', tagName: 'p', properties: {} },
    children: [{ type: 'text', value }],
  }));
  const body: Root = { type: 'root', children };
  if (!isSafeTree(body)) throw new Error('a sample that is not a safe tree');
  const plain = articleText(body);
  return {
    ...{ id: idOf(index + 1), title, kicker: text.kicker, lead: text.lead, source: text.source },
    ...{
      bylines: text.byline === null ? [] : [text.byline],
      exclusive: false,
      url: null,
      tags: [],
    },
    published: publishedInRound(text, round),
    ...{ language: text.language, direction: directionOf(plain), wordCount: countWords(plain) },
    // As long as a real article, so that reading times differ.
    characterCount: countCharacters(plain) * (2 + (index % 9)),
    provenance: {
      name: `${title}.txt`,
      format: 'plain-text',
      encoding: 'utf-8',
      size: plain.length,
    },
    ...{ subtitle: text.subtitle ?? null, placeLine: text.placeLine ?? null },
    ...{ confidence: { title: 0.6, language: 0.9 }, body, omitted: [], assets: [] },
  };
}

/** Sample number `index` as a reader may have left it: some read, some begun, some starred. */
export function sample(index: number): Sample {
  const article = sampleArticle(index);
  const status = (['reading', 'unread', 'unread', 'read'] as const)[index % 4] ?? 'unread';
  const progress = { unread: 0, reading: 0.46, read: 1 }[status];
  const openedAt = status === 'unread' ? null : before(index);
  const reading = { ...unread(article.id), status, progress, openedAt, starred: index % 3 === 0 };
  return { article, reading, addedAt: before(index * 90) };
}

/** The row that a list shows of a sample. */
export function rowOf({ article, reading, addedAt }: Sample, bookmarkCount = 0): LibraryRow {
  const {
    body,
    omitted: _omitted,
    assets: _assets,
    confidence: _confidence,
    ...described
  } = article;
  const summary: Summary = { ...described, excerpt: articleText(body).slice(0, 240) };
  return { summary, reading, bookmarkCount, addedAt };
}

/** The place of a mark in a text that is another by now. */
const lostSelector = describe('هنا كلام حذفه ناشره من كل نسخة لاحقة', 4, 28);

/** A mark at the first place where sample number `index` says `quote`. */
export function markedSample(
  index: number,
  quote: string,
  note: string,
  how: MarkChange & { readonly lost?: boolean } = {},
): Mark {
  const { lost = false, ...made } = how;
  const { id, body } = sampleArticle(index);
  const text = articleText(body);
  const at = text.indexOf(quote);
  if (at < 0) throw new RangeError(`sample ${index} does not say: ${quote}`);
  return {
    ...{ ...plainMark, ...made },
    ...{ id: crypto.randomUUID(), articleId: id, note, deletedAt: null },
    selector: lost ? lostSelector : describe(text, at, at + quote.length),
    ...{ createdAt: before(30), updatedAt: before(30), changedAt: {} },
  };
}
