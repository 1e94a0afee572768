import type { Corrections } from '#shared/corrections';
import type { FailedMember, ImportedArticle, ImportedFile } from '#shared/imported';
import { harmlessName } from '#shared/text/harmlessName';
import { failed, ok, type Result } from '#shared/result';
import { decodeAs, decodeText } from './decodeText';
import { describe } from './describe';
import { detectFormat } from './detectFormat';
import { finish } from './finish';
import type { BytesFormat, Format, TextFormat } from './formats/format';
import { readMembers } from './members';
import { Refusal } from './refusal';
import type { LookBeside, OriginalFile, ParsedDocument } from './stages';

export { lookAmong } from './besidePictures';
export { restoreExport } from './restoreExport';

/** What is known of a file beside its name and bytes. */
export interface ImportChoices {
  /** The encoding that its text is in, by any usual name. */
  readonly encoding?: string;
  /** What the importer had guessed wrongly before. */
  readonly corrections?: Corrections;
  /** Reads what a saved page keeps beside it; without it only what is inside the page is found. */
  readonly beside?: LookBeside;
  /** The folders that it lies in, with `/` between them. */
  readonly folder?: string;
}

/** Takes a part of what a file holds as soon as it is there; the next is not made before it resolves. */
export type TakePart = (part: ImportedFile) => Promise<void>;

/**
 * Makes articles of a file's bytes; the same bytes, name and choices give the same articles,
 * whatever the machine and the day. Files in an archive that cannot be imported are told of beside
 * those that can. With `take`, what a file of many articles holds is handed over in parts, those that
 * came before a failure too, and the answer holds nothing that was handed over. Fails with
 * `empty-file`, `binary-file`, `not-text`, `too-large`, `unsafe-file`, `encrypted-file`,
 * `damaged-file`, `old-word-file`, `newer-file`, `unknown-format`, `no-article` or
 * `parse-failed`, naming the file.
 */
export function importFile(
  file: OriginalFile,
  choices: ImportChoices = {},
  take?: TakePart,
): Promise<Result<ImportedFile>> {
  return importAt({ ...file, name: harmlessName(file.name) }, choices, 0, take);
}

async function importAt(
  file: OriginalFile,
  choices: ImportChoices,
  depth: number,
  take?: TakePart,
): Promise<Result<ImportedFile>> {
  const articles: ImportedArticle[] = [];
  const failures: FailedMember[] = [];
  const keep: TakePart = (part) => {
    articles.push(...part.articles);
    failures.push(...part.failures);
    return Promise.resolve();
  };
  try {
    const format = await detectFormat(file);
    if (!format.ok) return format;
    const way = { choices, depth, give: take ?? keep };
    const count = await importAs(file, format.value, way);
    if (!count.ok) return count;
    return count.value === 0
      ? failed('no-article', { file: file.name })
      : ok({ articles, failures });
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'parse-failed';
    // A parser met something that nobody thought of: this file fails, the import goes on.
    return failed(code, { file: file.name, detail: String(error) });
  }
}

/** How a file is imported: as its reader wants, how deep in other files it lies, and where its parts go. */
interface Way {
  readonly choices: ImportChoices;
  readonly depth: number;
  readonly give: TakePart;
}

/** Gives what a file of this format holds, part by part; answers how many articles and failures that were. */
async function importAs(
  file: OriginalFile,
  format: Format,
  { choices, depth, give }: Way,
): Promise<Result<number>> {
  const { folder = '' } = choices;
  switch (format.reads) {
    case 'members':
      return ok(
        await readMembers({ file, depth, folder, give }, format, (member, where) =>
          importAt(member, { ...choices, ...where }, depth + 1),
        ),
      );
    case 'articles': {
      let count = 0;
      for await (const part of format.restore(file)) {
        await give(part);
        count += part.articles.length + part.failures.length;
      }
      return ok(count);
    }
    case 'bytes':
    case 'text': {
      const parsed = await parse(file, format, choices);
      if (!parsed.ok) return parsed;
      for (const document of parsed.value) {
        const described = await describe(document, choices.corrections);
        await give({ articles: [finish(described, folder)], failures: [] });
      }
      return ok(parsed.value.length);
    }
  }
}

async function parse(
  file: OriginalFile,
  format: TextFormat | BytesFormat,
  { encoding, beside }: ImportChoices,
): Promise<Result<readonly ParsedDocument[]>> {
  if (format.reads === 'bytes') return ok(await format.parse(file));
  const declared = format.declaredEncoding?.(file.bytes) ?? null;
  const decoded = await (encoding === undefined
    ? decodeText(file, declared)
    : decodeAs(file, encoding));
  return decoded.ok ? ok(await format.parse(decoded.value, beside)) : decoded;
}
