import * as v from 'valibot';
import { HashSchema } from '#shared/article';
import type { MarksImported } from '#shared/exportedMarks';
import {
  isOfArticle,
  markColours,
  markKinds,
  plainMark,
  wholeArticle,
  type Mark,
  type MarkChange,
  type Selector,
} from '#shared/marks';
import { failed, ok, type Failure, type Result } from '#shared/result';
import { describe, locate } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import type { Library } from './library/library';

const words = v.optional(v.pipe(v.string(), v.maxLength(100_000)), '');
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** One or several of something, or none; what is of another form is passed over. */
const several = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform((value): v.InferOutput<Schema>[] =>
        (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) => {
          const read = v.safeParse(schema, one);
          return read.success ? [read.output] : [];
        }),
      ),
    ),
    [],
  );

/** What of the Web Annotation Data Model is read; whatever else stands there is passed over. */
const AnnotationSchema = v.object({
  body: several(
    v.object({
      type: v.literal('TextualBody'),
      value: v.pipe(v.string(), v.maxLength(20_000)),
      purpose: v.optional(v.string(), 'commenting'),
    }),
  ),
  motivation: v.optional(v.unknown()),
  target: v.object({
    source: words,
    selector: several(
      v.variant('type', [
        v.object({
          ...{ type: v.literal('TextQuoteSelector'), exact: words },
          ...{ prefix: words, suffix: words },
        }),
        v.object({ type: v.literal('TextPositionSelector'), start: offset, end: offset }),
      ]),
    ),
  }),
  'maqal:kind': v.fallback(v.optional(v.picklist(markKinds)), undefined),
  'maqal:colour': v.fallback(v.optional(v.picklist(markColours)), undefined),
  'maqal:article': v.fallback(v.optional(v.object({ id: HashSchema })), undefined),
});
type Annotation = v.InferOutput<typeof AnnotationSchema>;

/** A collection with its first page, a page, a list, or one annotation; null for anything else. */
function annotationsIn(text: string): readonly Annotation[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  const lists = v.object({
    first: v.optional(v.object({ items: v.optional(v.array(v.unknown())) })),
    items: v.optional(v.array(v.unknown())),
  });
  const read = v.safeParse(lists, value);
  const alone = Array.isArray(value) ? (value as unknown[]) : [value];
  const items = read.success ? (read.output.first?.items ?? read.output.items ?? alone) : alone;
  const annotations = items.flatMap((item) => {
    const annotation = v.safeParse(AnnotationSchema, item);
    return annotation.success ? [annotation.output] : [];
  });
  return annotations.length === 0 && items.length > 0 ? null : annotations;
}

type Marked = Pick<Library, 'bookmarks' | 'row' | 'rows' | 'open' | 'manyMarks'>;

/** What became of a file of marks: those that were added, and why others could not be saved, if so. */
interface Brought {
  readonly counts: MarksImported;
  readonly marks: readonly Mark[];
  readonly failure: Failure | null;
}

/**
 * Brings in marks in the W3C's form, ours or another program's: each to the article of its id or address, where its
 * words stand. One that is there already is left as it is. Fails with `unknown-format` when it is no such file.
 */
export async function importMarks(library: Marked, text: string): Promise<Result<Brought>> {
  const annotations = annotationsIn(text);
  if (annotations === null) return failed('unknown-format');
  const counts = { added: 0, known: 0, lost: 0, strange: 0 };
  const marks: Mark[] = [];
  const { byArticle, strange } = ofArticles(annotations, library);
  counts.strange = strange;
  for (const [id, own] of byArticle) {
    const opened = await library.open(id);
    if (!opened.ok) {
      counts.strange += own.length;
      continue;
    }
    const body = articleText(opened.value.article.body);
    const fresh = freshAmong(own, body, library.bookmarks(id));
    counts.known += own.length - fresh.length;
    if (fresh.length === 0) continue;
    const added = await library.manyMarks.add(
      id,
      fresh.map(({ made }) => made),
    );
    if (!added.ok) return ok({ counts, marks, failure: added.error });
    marks.push(...added.value);
    counts.added += fresh.length;
    counts.lost += fresh.filter(({ isLost }) => isLost).length;
  }
  return ok({ counts, marks, failure: null });
}

/** The annotations of each article that is here, and how many there are of others. */
function ofArticles(annotations: readonly Annotation[], library: Marked) {
  const byAddress = new Map<string, string>();
  for (const { summary } of library.rows()) {
    if (summary.url !== null) byAddress.set(summary.url, summary.id);
  }
  const byArticle = new Map<string, Annotation[]>();
  let strange = 0;
  for (const annotation of annotations) {
    const id = articleOf(annotation, library, byAddress);
    if (id === null) strange += 1;
    else byArticle.set(id, [...(byArticle.get(id) ?? []), annotation]);
  }
  return { byArticle, strange };
}

/** What of some annotations is not there yet, each once. */
function freshAmong(annotations: readonly Annotation[], body: string, there: readonly Mark[]) {
  const fresh: ReturnType<typeof placed>[] = [];
  for (const annotation of annotations) {
    const one = placed(annotation, body);
    const isKnown =
      there.some((mark) => isSame(mark, one.made)) ||
      fresh.some(({ made }) => isSame({ ...plainMark, selector: wholeArticle, ...made }, one.made));
    if (!isKnown) fresh.push(one);
  }
  return fresh;
}

function articleOf(
  { target, 'maqal:article': named }: Annotation,
  library: Marked,
  byAddress: ReadonlyMap<string, string>,
): string | null {
  const hash = named?.id ?? /^urn:sha256:([0-9a-f]{64})$/.exec(target.source)?.[1];
  if (hash !== undefined && library.row(hash) !== null) return hash;
  return byAddress.get(target.source) ?? null;
}

/** The mark that an annotation makes of a text; its own selector stays when its words are not there. */
function placed(annotation: Annotation, text: string): { made: MarkChange; isLost: boolean } {
  const wanted = selectorOf(annotation);
  const span = isOfArticle(wanted) ? null : locate(text, wanted);
  const selector = span === null ? wanted : describe(text, span.start, span.end);
  const of = (isTag: boolean): string[] =>
    annotation.body
      .filter(({ purpose }) => (purpose === 'tagging') === isTag)
      .map(({ value }) => value.trim())
      .filter((value) => value !== '');
  const bookmarks = annotation.motivation === 'bookmarking' || isOfArticle(wanted);
  return {
    made: {
      kind: annotation['maqal:kind'] ?? (bookmarks ? 'bookmark' : 'highlight'),
      colour: annotation['maqal:colour'] ?? 'yellow',
      ...{ selector, note: of(false).join('\n').slice(0, 20_000) },
      tags: [...new Set(of(true).map((tag) => tag.slice(0, 100)))].slice(0, 200),
    },
    isLost: span === null && !isOfArticle(wanted),
  };
}

function selectorOf({ target }: Annotation): Selector {
  const quote = target.selector.find((one) => one.type === 'TextQuoteSelector');
  const position = target.selector.find((one) => one.type === 'TextPositionSelector');
  if (quote === undefined) return wholeArticle;
  const { exact, prefix, suffix } = quote;
  const start = position?.start ?? 0;
  const end = Math.max(start, position?.end ?? start + exact.length);
  return { quote: { exact, prefix, suffix }, position: { start, end } };
}

const isSame = (
  mark: Pick<Mark, 'kind' | 'note' | 'selector'>,
  { kind, note = '', selector = wholeArticle }: MarkChange,
): boolean =>
  mark.kind === kind &&
  mark.note === note &&
  mark.selector.quote.exact === selector.quote.exact &&
  mark.selector.position.start === selector.position.start;
