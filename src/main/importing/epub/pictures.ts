import type { Element } from 'hast';
import type { Archive } from '../archive/archive';
import { placePictures } from '../html/pagePictures';
import { attribute, elementsOf, isElement } from '../html/page';
import { pictureOf, type Picture } from '../pictures';
import { Refusal } from '../refusal';
import type { Chapter } from './chapters';
import type { OpenedBook } from './container';
import { coverIdOf } from './metadata';
import type { BookPackage } from './packageDocument';
import { resolveReference } from './paths';

/** More bytes of pictures than this are no book's. */
const maximumBytes = 200 * 1024 * 1024;

/** A book's pictures as files, each unpacked once; those that cannot be had are as if they were not there. */
interface PictureFiles {
  readonly load: (path: string) => Promise<Uint8Array | null>;
  /** What was loaded before. */
  readonly loaded: ReadonlyMap<string, Uint8Array | null>;
}

/** The pictures that a book shows, with its cover if it has one. */
export interface BookPictures {
  readonly cover: Picture | null;
  readonly all: readonly Picture[];
}

/** Puts a book's own pictures into its documents and takes all others out; finds its cover. */
export async function showPictures(
  book: OpenedBook,
  said: BookPackage,
  chapters: readonly Chapter[],
): Promise<BookPictures> {
  const files = createFiles(book);
  const cover = await findCover(files, said, chapters);
  const shown = new Map<string, Picture>();
  if (cover !== null) shown.set(cover.hash, cover);
  for (const chapter of chapters) {
    const pathOf = (source: string): string => resolveReference(chapter.path, source)?.path ?? '';
    for (const source of sourcesIn(chapter)) await files.load(pathOf(source));
    const placed = placePictures(
      chapter.body,
      (source) => files.loaded.get(pathOf(source)) ?? null,
    );
    for (const picture of placed) shown.set(picture.hash, picture);
  }
  return { cover, all: [...shown.values()] };
}

const sourcesIn = ({ body }: Chapter): string[] =>
  elementsOf(body)
    .filter((element) => isElement(element, 'img'))
    .map((image) => attribute(image, 'src'))
    .filter((source) => source !== '' && !/^\s*data:/i.test(source));

function createFiles({ archive, nameOf }: OpenedBook): PictureFiles {
  const loaded = new Map<string, Uint8Array | null>();
  let total = 0;
  return {
    loaded,
    async load(path) {
      const known = loaded.get(path);
      if (known !== undefined) return known;
      const name = path === '' || total > maximumBytes ? null : nameOf(path);
      const bytes = name === null ? null : await readPicture(archive, name);
      total += bytes?.length ?? 0;
      loaded.set(path, bytes);
      return bytes;
    },
  };
}

/** A picture that is damaged is no reason to leave the book unread. */
async function readPicture(archive: Archive, name: string): Promise<Uint8Array | null> {
  try {
    return await archive.read(name);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The cover by EPUB 3's property, by EPUB 2's metadata, else the picture on the page that the guide calls one. */
async function findCover(
  files: PictureFiles,
  { items, metadata, guide }: BookPackage,
  chapters: readonly Chapter[],
): Promise<Picture | null> {
  const listed = [...items.values()].find(({ properties }) => properties.includes('cover-image'));
  const named = metadata === null ? undefined : items.get(coverIdOf(metadata) ?? '');
  const onPage = chapters
    .filter(({ path }) => path === guide.get('cover'))
    .flatMap((page) => sourcesIn(page).map((source) => resolveReference(page.path, source)))[0];
  for (const place of [listed, named, onPage]) {
    const bytes = place === undefined || place === null ? null : await files.load(place.path);
    const picture = bytes === null ? null : pictureOf(bytes);
    if (picture !== null) return picture;
  }
  return null;
}

/** A cover as the first thing in a book. */
export const coverFigure = ({ hash }: Picture): Element => ({
  type: 'element',
  tagName: 'figure',
  properties: {},
  children: [
    {
      type: 'element',
      tagName: 'img',
      properties: { src: `asset:${hash}`, alt: '' },
      children: [],
    },
  ],
});
