import { createHash } from 'node:crypto';
import {
  exportFormat,
  exportVersion,
  manifestName,
  partNames,
  presentVersions,
  type ExportedArticle,
  type Manifest,
} from '#shared/exported';
import type { KeptArticle } from '#shared/imported';
import type { TemporaryFile } from './temporaryFile';
import { ZipWriter } from './zipWriter';

/** One file of an export: whole by itself, with a manifest of its own. */
export class Volume {
  readonly #zip: ZipWriter;
  readonly #parts: Manifest['parts'][number][] = [];
  readonly #assets = new Set<string>();
  #articles = 0;
  #bookmarks = 0;
  #size = 0;

  /** Begins one in an empty file. */
  constructor(readonly file: TemporaryFile) {
    this.#zip = new ZipWriter((bytes) => file.write(bytes));
  }

  /** How many bytes its parts have when they are unpacked. */
  get size(): number {
    return this.#size;
  }

  /** How many parts it has. */
  get parts(): number {
    return this.#parts.length;
  }

  /** Adds an article with everything that is kept of it; a picture of two articles is one part. */
  async add(kept: KeptArticle): Promise<void> {
    const { article, original, assets } = kept;
    await this.#put(partNames.original(article.id), original.bytes);
    for (const { hash, bytes } of assets) {
      if (this.#assets.has(hash)) continue;
      this.#assets.add(hash);
      await this.#put(partNames.asset(hash), bytes);
    }
    const { addedAt, reading, bookmarks } = kept.kept;
    const whole: ExportedArticle = {
      ...{ versions: presentVersions, article, addedAt, reading, bookmarks },
    };
    await this.#put(partNames.article(article.id), Buffer.from(`${JSON.stringify(whole)}\n`));
    this.#articles += 1;
    this.#bookmarks += bookmarks.length;
  }

  async #put(name: string, bytes: Uint8Array): Promise<void> {
    await this.#zip.add(name, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#parts.push({ name, size: bytes.length, sha256 });
    this.#size += bytes.length;
  }

  /** Writes the manifest and makes the file durable, still under its temporary name. */
  async finish(createdAt: string): Promise<void> {
    const manifest: Manifest = {
      ...{ format: exportFormat, version: exportVersion, createdAt },
      counts: {
        articles: this.#articles,
        bookmarks: this.#bookmarks,
        assets: this.#assets.size,
      },
      parts: this.#parts,
    };
    await this.#zip.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await this.#zip.finish();
    await this.file.close(this.#zip.length);
  }
}
