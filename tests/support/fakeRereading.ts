import type { Request } from '#shared/api';
import { changed } from '#shared/changes';
import type { Article } from '#shared/article';
import type { EncodingPreview } from '#shared/imported';
import type { Sample } from './samples';

/** How a sample would read in the right encoding and in a wrong one. */
export function fakePreviews({ title, lead, direction }: Article): readonly EncodingPreview[] {
  const excerpt = lead ?? '';
  const garbled = (text: string): string => text.replace(/\p{L}/gu, 'Ã');
  return [
    { encoding: 'windows-1256', title, excerpt, direction },
    { encoding: 'iso-8859-6', title: garbled(title), excerpt: garbled(excerpt), direction },
  ];
}

/** A sample with what a reader wished of its file; of corrections, only the title's words show. */
export function rereadSample(
  { article, reading, addedAt }: Sample,
  { encoding, corrections }: Omit<Request<'article:reread'>, 'id'>,
  updatedAt: string,
): Sample {
  const title = corrections?.fields.title ?? article.title;
  return {
    addedAt,
    article: { ...article, title },
    reading: changed(reading, { encoding, corrections }, updatedAt),
  };
}
