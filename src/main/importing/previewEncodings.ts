import type { Article } from '#shared/article';
import type { EncodingPreview } from '#shared/imported';
import { ok, type Result } from '#shared/result';
import { articleText } from '#shared/text/plainText';
import { detectFormat } from './detectFormat';
import { importFile } from './pipeline';
import type { OriginalFile } from './stages';

/** What Arabic texts are in, the likeliest first, then what the rest of the world mostly used. */
const usual = [
  ...['utf-8', 'windows-1256', 'iso-8859-6', 'utf-16le', 'utf-16be', 'cp720'],
  ...['windows-1252', 'windows-1254', 'windows-1251'],
];
const maximumPreviews = 8;
const excerptLength = 400;

/**
 * How a file would read in each encoding that it may be in: first the one that it is taken for, then its
 * rivals, then the usual ones in which it has a text that differs from those before. None for a file that
 * is not text from its first byte to its last.
 */
export async function previewEncodings(
  file: OriginalFile,
): Promise<Result<readonly EncodingPreview[]>> {
  const format = await detectFormat(file);
  if (!format.ok) return format;
  if (format.value.reads !== 'text') return ok([]);
  const found = await importFile(file);
  if (!found.ok) return found;
  const first = found.value.articles[0]?.article;
  if (first === undefined) return ok([]);
  const { encoding, encodingCandidates = [] } = first.provenance;
  const taken = encoding ?? 'utf-8';
  const possible = new Set([...encodingCandidates, ...usual].filter((each) => each !== taken));
  const previews: EncodingPreview[] = [previewOf(first, taken)];
  for (const each of possible) {
    if (previews.length === maximumPreviews) break;
    const preview = await previewIn(file, each);
    const isNew = previews.every(
      ({ title, excerpt }) => `${title}${excerpt}` !== `${preview?.title}${preview?.excerpt}`,
    );
    if (preview !== null && isNew) previews.push(preview);
  }
  return ok(previews);
}

async function previewIn(file: OriginalFile, encoding: string): Promise<EncodingPreview | null> {
  const read = await importFile(file, { encoding });
  const article = read.ok ? read.value.articles[0]?.article : undefined;
  return article === undefined ? null : previewOf(article, encoding);
}

function previewOf({ title, lead, body, direction }: Article, encoding: string): EncodingPreview {
  const text = lead ?? articleText(body).trimStart();
  return { encoding, title, excerpt: text.slice(0, excerptLength), direction };
}
