import { createHash } from 'node:crypto';
import type { ImportedArticle } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { paragraphs } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { decodeText } from './decodeText';
import { describe } from './describe';
import { detectFormat } from './detectFormat';
import { formats } from './formats/registry';
import { sanitize } from './sanitize';
import type { DescribedDocument, OriginalFile } from './stages';

/** The extensions of the files that can be imported, in lower case without their dot. */
export const readableExtensions: readonly string[] = formats.flatMap((format) => format.extensions);

/**
 * Makes articles of a file's bytes; the same bytes and name give the same articles, whatever the
 * machine and the day. Fails with `empty-file`, `binary-file`, `not-text`, `too-large`,
 * `unknown-format`, `no-article` or `parse-failed`, naming the file.
 */
export async function importFile(file: OriginalFile): Promise<Result<readonly ImportedArticle[]>> {
  try {
    const format = detectFormat(file);
    if (!format.ok) return format;
    const decoded = decodeText(file);
    if (!decoded.ok) return decoded;
    const documents = await format.value.parse(decoded.value);
    if (documents.length === 0) return failed('no-article', { file: file.name });
    return ok(documents.map((document) => toArticle(describe(document))));
  } catch (error) {
    // A parser met something that nobody thought of: this file fails, the import goes on.
    return failed('parse-failed', { file: file.name, detail: String(error) });
  }
}

function toArticle({ document, description, body }: DescribedDocument): ImportedArticle {
  const { original, format, encoding } = document;
  const tree = sanitize(body);
  const texts = paragraphs(tree);
  // One by one: the words of a whole book at once would not fit into a thread's memory.
  const total = (count: (text: string) => number): number =>
    texts.reduce((sum, text) => sum + count(text), 0);
  return {
    original,
    assets: [],
    article: {
      id: createHash('sha256').update(original.bytes).digest('hex'),
      ...description,
      wordCount: total(countWords),
      characterCount: total(countCharacters),
      url: null,
      tags: [],
      provenance: { name: original.name, format, encoding, size: original.bytes.length },
      body: tree,
      assets: [],
    },
  };
}
