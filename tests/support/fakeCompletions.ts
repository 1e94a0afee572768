import type { Request } from '#shared/api';
import type { Completion } from '#shared/searching';
import { foldArabic } from '#shared/text/foldArabic';
import { tokenize } from '#shared/text/tokenize';
import type { Sample } from './samples';

const fields = ['عنوان', 'مصدر', 'وسم', 'تاريخ', 'حالة', 'title', 'source', 'tag'];

/** What samples have after the name of a field. */
function valuesOf(name: string, entries: readonly Sample[]): readonly string[] {
  if (/^(?:مصدر|source)$/u.test(name)) {
    return entries.flatMap(({ article }) => article.source ?? []);
  }
  return entries.flatMap(({ reading }) => reading.tags);
}

/** Ways to go on with what stands before the caret: names of fields, their values, words of titles. */
export function fakeCompletions(
  entries: readonly Sample[],
  { text, caret }: Request<'search:complete'>,
): readonly Completion[] {
  const start = text.lastIndexOf(' ', caret - 1) + 1;
  const typed = text.slice(start, caret);
  const complete = (shown: string, put: string, kind: Completion['kind']): Completion => ({
    text: text.slice(0, start) + put + text.slice(caret),
    caret: start + put.length,
    ...{ shown, kind },
  });
  const begins = (word: string, with_: string): boolean =>
    foldArabic(word).startsWith(foldArabic(with_)) && foldArabic(word) !== foldArabic(with_);
  const [name = '', value] = typed.split(':');
  if (value !== undefined) {
    return [...new Set(valuesOf(name, entries))]
      .filter((each) => begins(each, value.replace('"', '')))
      .map((each) => complete(each, `${name}:"${each}" `, 'value'));
  }
  if (typed.length < 2) return [];
  const words = entries.flatMap(({ article: { title } }) =>
    tokenize(title).map((token) => title.slice(token.start, token.end)),
  );
  return [
    ...fields
      .filter((field) => begins(field, typed))
      .map((field) => complete(`${field}:`, `${field}:`, 'field')),
    ...[...new Set(words)]
      .filter((word) => begins(word, typed))
      .map((word) => complete(word, `${word} `, 'word')),
  ];
}
