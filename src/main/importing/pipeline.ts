import { createHash } from 'node:crypto';
import type { ImportedArticle } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { paragraphs } from '#shared/text/plainText';
import { countCharacters, countWords } from '#shared/text/tokenize';
import { decodeAs, decodeText } from './decodeText';
import { describe } from './describe';
import { detectFormat } from './detectFormat';
import { formats } from './formats/registry';
import { sanitize } from './sanitize';
import type { DescribedDocument, OriginalFile } from './stages';

/** The extensions of the files that can be imported, in lower case without their dot. */
export const readableExtensions: readonly string[] = formats.flatMap((format) => format.extensions);

/** What a reader decided about a file after a first import. */
export interface ImportChoices {
  /** The encoding that its text is in, by any usual name. */
  readonly encoding?: string;
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
    const decoded = await (choices.encoding === undefined
      ? decodeText(file)
      : decodeAs(file, choices.encoding));
    if (!decoded.ok) return decoded;
    const documents = await format.value.parse(decoded.value);
    if (documents.length === 0) return failed('no-article', { file: file.name });
    const articles: ImportedArticle[] = [];
    for (const document of documents) articles.push(toArticle(await describe(document)));
    return ok(articles);
  } catch (error) {
    // A parser met something that nobody thought of: this file fails, the import goes on.
    return failed('parse-failed', { file: file.name, detail: String(error) });
  }
}

function toArticle({ document, description, body }: DescribedDocument): ImportedArticle {
  const { original, format, encoding, container, candidates = [] } = document;
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
      provenance: {
        name: original.name,
        format,
        encoding,
        ...(candidates.length === 0 ? {} : { encodingCandidates: [...candidates] }),
        size: original.bytes.length,
        ...(container === undefined ? {} : { container }),
      },
      body: tree,
      assets: [],
    },
  };
}
