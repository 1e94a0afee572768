import { createHash } from 'node:crypto';
import type { Article } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import { isSafeTree, type SafeTree } from '#shared/safeTree';
import { countCharacters, countWords } from '#shared/text/tokenize';

/** The SHA-256 of some bytes in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A body of paragraphs, and of the picture when its hash is given. */
function bodyOf(paragraphs: readonly string[], picture?: string): SafeTree {
  const children = paragraphs.map((value) => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value }],
  }));
  const img = { type: 'element', tagName: 'img', properties: { src: `asset:${picture}` } };
  const pictures = picture === undefined ? [] : [{ ...img, children: [] }];
  const tree: unknown = { type: 'root', children: [...children, ...pictures] };
  if (!isSafeTree(tree)) throw new Error('not a safe tree');
  return tree;
}

/** What the simplest import makes of a text: the first line is the title, each other line a paragraph. */
export function importedFrom(name: string, text: string, picture?: Uint8Array): ImportedArticle {
  const bytes = Buffer.from(text);
  const [title = '', ...paragraphs] = text.split('\n');
  const hash = picture && sha256(picture);
  const article: Article = {
    id: sha256(bytes),
    title,
    kicker: null,
    subtitle: null,
    lead: null,
    bylines: [],
    source: null,
    exclusive: false,
    placeLine: null,
    published: null,
    language: 'ar',
    direction: 'rtl',
    wordCount: countWords(paragraphs.join(' ')),
    characterCount: countCharacters(paragraphs.join(' ')),
    url: null,
    tags: [],
    provenance: { name, format: 'plain-text', encoding: 'utf-8', size: bytes.byteLength },
    confidence: { title: 0.3, language: 0.3 },
    body: bodyOf(paragraphs, hash),
    omitted: [],
    assets: picture && hash ? [{ hash, type: 'image/png', size: picture.byteLength }] : [],
  };
  const assets = picture && hash ? [{ hash, type: 'image/png', bytes: picture }] : [];
  return { article, original: { name, bytes }, assets };
}

/** A news article of about 300 words, like no other with another number. */
export function numberedArticle(number: number): ImportedArticle {
  const paragraph =
    'قال المتحدث إن الأعمال تمضي وفق الجدول المعلن، وإن المرحلة الثانية تبدأ في الربيع المقبل بعد أن تُستكمل الدراسات التي أُعلن عنها في الشهر الماضي. ';
  const lines = Array.from({ length: 6 }, (_, line) => `${line + 1} ${paragraph.repeat(2)}`);
  return importedFrom(
    `${number}.txt`,
    [`خبر رقم ${number} عن المدينة القديمة`, ...lines].join('\n'),
  );
}
