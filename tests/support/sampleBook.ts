import type { Element, ElementContent, Root } from 'hast';
import { isSafeTree, placeName } from '#shared/safeTree';
import { articleText } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { sampleArticle, unread, type Sample } from './samples';

const element = (
  tagName: string,
  properties: Element['properties'],
  ...children: (ElementContent | string)[]
): Element => ({
  ...{ type: 'element', tagName, properties },
  children: children.map((child) =>
    typeof child === 'string' ? { type: 'text', value: child } : child,
  ),
});

const sentence = 'يصف الكاتب ما رآه على ضفة النهر، ثم يعود إلى أول الحكاية كما سمعها من أهلها. ';
const chapters = 30;

/**
 * A book long enough to be drawn in parts: 30 chapters of two sections each; the first has a note, which
 * stands at the book's end and leads back.
 */
export function sampleBook(): Sample {
  const base = sampleArticle(0);
  const children = Array.from({ length: chapters }, (_, at) => chapter(at + 1)).flat();
  const note = element(
    'p',
    {},
    element('a', { href: `#${placeName(1)}`, id: placeName(2) }, 'حاشية'),
    ': بُنيت الضفة من حجر.',
  );
  const body: Root = { type: 'root', children: [...children, note] };
  if (!isSafeTree(body)) throw new Error('a book that is not a safe tree');
  const plain = articleText(body);
  const article = {
    ...{ ...base, id: 'b'.repeat(64), title: 'كتاب النهر', kicker: null, lead: null, body },
    ...{ wordCount: countWords(plain), characterCount: countCharacters(plain) },
  };
  return { article, reading: unread(article.id), addedAt: '2024-03-02T09:00:00.000Z' };
}

function chapter(number: number): Element[] {
  const mark = element(
    'sup',
    {},
    element('a', { href: `#${placeName(2)}`, id: placeName(1) }, '١'),
  );
  const first = element(
    'p',
    {},
    `بداية الفصل ${number}. `,
    ...(number === 1 ? [mark] : []),
    sentence,
  );
  const text = (): Element => element('p', {}, sentence.repeat(6));
  return [
    element('h1', {}, `الفصل ${number}`),
    ...[first, text(), text(), text()],
    element('h2', {}, `خاتمة الفصل ${number}`),
    ...[text(), text(), text()],
  ];
}
