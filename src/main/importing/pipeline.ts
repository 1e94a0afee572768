import { createHash } from 'node:crypto';
import type { Nodes } from 'hast';
import type { ImportedArticle } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { safeLink, type SafeTree } from '#shared/safeTree';
import { paragraphs } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { decodeAs, decodeText } from './decodeText';
import { describe } from './describe';
import { detectFormat } from './detectFormat';
import type { Format } from './formats/format';
import { sanitize } from './sanitize';
import { TooLargeError } from './tooLarge';
import type { DescribedDocument, LookBeside, OriginalFile, ParsedDocument } from './stages';

/** What is known of a file beside its name and bytes. */
export interface ImportChoices {
  /** The encoding that its text is in, by any usual name. */
  readonly encoding?: string;
  /** Reads what a saved page keeps beside it; without it only what is inside the page is found. */
  readonly beside?: LookBeside;
}

/**
 * Makes articles of a file's bytes; the same bytes, name and choices give the same articles,
 * whatever the machine and the day. Fails with `empty-file`, `binary-file`, `not-text`, `too-large`,
 * `unknown-format`, `no-article` or `parse-failed`, naming the file.
 */
export async function importFile(
  file: OriginalFile,
  choices: ImportChoices = {},
): Promise<Result<readonly ImportedArticle[]>> {
  try {
    const format = detectFormat(file);
    if (!format.ok) return format;
    const parsed = await parse(file, format.value, choices);
    if (!parsed.ok) return parsed;
    const documents = parsed.value;
    if (documents.length === 0) return failed('no-article', { file: file.name });
    const articles: ImportedArticle[] = [];
    for (const document of documents) articles.push(toArticle(await describe(document)));
    return ok(articles);
  } catch (error) {
    if (error instanceof TooLargeError) return failed('too-large', { file: file.name });
    // A parser met something that nobody thought of: this file fails, the import goes on.
    return failed('parse-failed', { file: file.name, detail: String(error) });
  }
}

async function parse(
  file: OriginalFile,
  format: Format,
  { encoding, beside }: ImportChoices,
): Promise<Result<readonly ParsedDocument[]>> {
  if (format.reads === 'bytes') return ok(await format.parse(file));
  const declared = format.declaredEncoding?.(file.bytes) ?? null;
  const decoded = await (encoding === undefined
    ? decodeText(file, declared)
    : decodeAs(file, encoding));
  return decoded.ok ? ok(await format.parse(decoded.value, beside)) : decoded;
}

function toArticle({ document, description, body }: DescribedDocument): ImportedArticle {
  const { original, format, encoding, container, candidates = [], stated } = document;
  const tree = sanitize(body);
  const texts = paragraphs(tree);
  const assets = picturesIn(tree, document.assets ?? []);
  // One by one: the words of a whole book at once would not fit into a thread's memory.
  const total = (count: (text: string) => number): number =>
    texts.reduce((sum, text) => sum + count(text), 0);
  return {
    original,
    assets,
    article: {
      id: createHash('sha256').update(original.bytes).digest('hex'),
      ...description,
      wordCount: total(countWords),
      characterCount: total(countCharacters),
      url: safeLink(stated?.url ?? ''),
      tags: [...(stated?.tags ?? [])],
      provenance: {
        name: original.name,
        format,
        encoding,
        ...(candidates.length === 0 ? {} : { encodingCandidates: [...candidates] }),
        size: original.bytes.length,
        ...(container === undefined ? {} : { container }),
      },
      body: tree,
      assets: assets.map(({ hash, type, bytes }) => ({ hash, type, size: bytes.length })),
    },
  };
}

/** The pictures that are left in a tree, each once. */
function picturesIn(
  tree: SafeTree,
  pictures: ImportedArticle['assets'],
): ImportedArticle['assets'] {
  const shown = new Set<unknown>();
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'element' && node.tagName === 'img') shown.add(node.properties.src);
    if ('children' in node) for (const child of node.children) waiting.push(child);
  }
  return pictures.filter(({ hash }) => shown.delete(`asset:${hash}`));
}
