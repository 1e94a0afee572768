import type { Element, Root } from 'hast';
import { directionOf } from '#shared/text/direction';
import type { Statement } from '../stages';
import { textOf } from '../textOf';
import { Refusal } from '../refusal';
import type { Picture } from '../pictures';
import { articleTree } from './articleTree';
import { withBracketsRight } from './brackets';
import { regionsOf } from './columns';
import { readDocument } from './document';
import { withoutMargins } from './margins';
import type { PlacedPicture } from './pagePictures';
import { paragraphsOf, type Paragraph, type PlacedRegion } from './paragraphs';
import type { Fragment } from './rows';
import { statementOf } from './statement';

/** What a PDF holds of an article. */
interface PdfArticle {
  readonly tree: Root;
  readonly stated: Statement;
  readonly assets: readonly Picture[];
}

/** Enough letters to tell a direction by. */
const sampleLength = 50_000;
/** A picture on so many pages is the paper it is printed on. */
const maximumRepeats = 2;

/**
 * Reads the article of a PDF: its text in reading order, in paragraphs, without what is printed
 * around each page. Throws a `Refusal` when there is no text or it takes a password.
 */
export async function readArticle(bytes: Uint8Array): Promise<PdfArticle> {
  const document = await readDocument(bytes);
  const sample = sampleOf(document.pages);
  if (!isReadable(sample)) throw new Refusal('no-text-layer', 'no text in the pages');
  const direction = directionOf(sample);
  const regions = withoutMargins(document.pages).flatMap((fragments, page): PlacedRegion[] =>
    regionsOf(fragments, direction).map((region) => ({ ...region, page })),
  );
  const paragraphs = withoutEcho(paragraphsOf(regions, direction)).map((paragraph) => ({
    ...paragraph,
    text: withBracketsRight(paragraph.text),
  }));
  const pictures = shownOnce(document.pictures);
  const tree = articleTree(paragraphs, pictures);
  const title = tree.children.find((node) => (node as Element).tagName === 'h1');
  const heading = title === undefined ? null : textOf(title);
  const stated = statementOf({ field: document.field, paragraphs, heading });
  const assets = [...new Map(pictures.map(({ picture }) => [picture.hash, picture])).values()];
  return { tree, stated, assets };
}

/** A running head that comes once, on the only page: the title says the same below it in larger letters. */
function withoutEcho(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const [first, second] = paragraphs;
  const isEcho = second !== undefined && first?.text === second.text && first.size < second.size;
  return isEcho ? paragraphs.slice(1) : paragraphs;
}

function sampleOf(pages: readonly (readonly Fragment[])[]): string {
  let sample = '';
  for (const { letters } of pages.flat()) {
    if (sample.length > sampleLength) break;
    sample += `${letters.map(({ text }) => text).join('')} `;
  }
  return sample;
}

/** Letters of a script that people write: a font without a table of its letters gives signs at random. */
function isReadable(sample: string): boolean {
  const known = sample.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0;
  const unknown = sample.match(/[\p{Co}\p{Cn}]/gu)?.length ?? 0;
  return known > unknown;
}

function shownOnce(pictures: readonly PlacedPicture[]): readonly PlacedPicture[] {
  const times = new Map<string, number>();
  for (const { picture } of pictures) times.set(picture.hash, (times.get(picture.hash) ?? 0) + 1);
  return pictures.filter(({ picture }) => (times.get(picture.hash) ?? 0) <= maximumRepeats);
}
