import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { ImportedArticle, ImportedFile, KeptChanges } from '#shared/imported';
import { articleText } from '#shared/text/plainText';
import type { ReadPart } from '../importer';
import { sketchOf } from '../likeness/likeness';

/** So much goes into one message: more would stand in two threads' memory at once. */
const mostArticles = 32;
const mostBytes = 4 * 1024 * 1024;

/** Gathers what a file holds and hands it over in messages of a bounded size. */
export interface HandOver {
  /** Takes a part; waits while a whole message is on its way and nobody has taken it. */
  take(part: ImportedFile): Promise<void>;
  /** Hands over the rest; resolves when all has been taken. */
  finish(): Promise<void>;
}

const sizeOf = ({ original, assets }: ImportedArticle): number =>
  assets.reduce((sum, { bytes }) => sum + bytes.length, original.bytes.length);

/** Hands over through a port; whoever holds its other end answers each message once it wants the next. */
export function createHandOver(port: MessagePort): HandOver {
  let articles: ImportedArticle[] = [];
  let failures: ImportedFile['failures'][number][] = [];
  let changes: KeptChanges[] = [];
  let of: ImportedFile['of'];
  let size = 0;

  async function send(): Promise<void> {
    if (articles.length + failures.length + changes.length === 0) return;
    const sketches = articles.map(({ article }) => sketchOf(articleText(article.body)));
    const part: ReadPart = {
      ...{ articles: articles.map(ownBytes), failures, sketches },
      ...(changes.length > 0 && { changes }),
      ...(of && { of }),
    };
    [articles, failures, changes, size] = [[], [], [], 0];
    const taken = once(port, 'message');
    port.postMessage(part, buffersOf(part));
    await taken;
  }

  return {
    async take(part) {
      of = part.of;
      for (const article of part.articles) {
        articles.push(article);
        size += sizeOf(article);
        if (articles.length >= mostArticles || size >= mostBytes) await send();
      }
      failures.push(...part.failures);
      changes.push(...(part.changes ?? []));
      if (failures.length + changes.length >= mostArticles) await send();
    },
    finish: send,
  };
}

/** A copy of its bytes goes along: the parser may not have done with those that it holds. */
function ownBytes(imported: ImportedArticle): ImportedArticle {
  const { original, assets } = imported;
  return {
    ...imported,
    original: { ...original, bytes: original.bytes.slice() },
    assets: assets.map((asset) => ({ ...asset, bytes: asset.bytes.slice() })),
  };
}

function buffersOf({ articles }: ReadPart): ArrayBuffer[] {
  const parts = articles.flatMap(({ original, assets }) => [original, ...assets]);
  return parts.map(({ bytes }) => bytes.buffer as ArrayBuffer);
}
