import { createHash } from 'node:crypto';
import {
  exportFormat,
  exportVersion,
  manifestName,
  partNames,
  presentVersions,
  type ExportedArticle,
  type ExportedChanges,
  type Manifest,
} from '#shared/exported';
import type { KeptArticle, KeptChanges } from '#shared/imported';
import type { TemporaryFile } from '../durable/temporaryFile';
import { ZipWriter } from './zipWriter';

/** The file of an export while it is written, in the form of docs/EXPORT.md. */
export class ExportFile {
  readonly #file: TemporaryFile;
  readonly #zip: ZipWriter;
  readonly #assets = new Set<string>();
  #articles = 0;
  #changes = 0;
  #bookmarks = 0;

  /** Begins one in an empty file. */
  constructor(file: TemporaryFile) {
    this.#file = file;
    this.#zip = new ZipWriter((bytes) => file.write(bytes));
  }

  /** How many articles it has so far. */
  get articles(): number {
    return this.#articles;
  }

  /** Adds an article with everything that is kept of it; a picture of two articles is one part. */
  async add(kept: KeptArticle): Promise<void> {
    const { article, original, assets } = kept;
    await this.#zip.add(partNames.original(article.id), original.bytes);
    for (const { hash, bytes } of assets) {
      if (this.#assets.has(hash)) continue;
      this.#assets.add(hash);
      await this.#zip.add(partNames.asset(hash), bytes);
    }
    const { addedAt, reading, bookmarks } = kept.kept;
    const whole: ExportedArticle = {
      ...{ versions: presentVersions, article, addedAt, reading, bookmarks },
    };
    const bytes = Buffer.from(`${JSON.stringify(whole)}\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.#zip.add(partNames.article(article.id, sha256), bytes);
    this.#articles += 1;
    this.#bookmarks += bookmarks.length;
  }

  /** Adds what was done with an article whose files cannot be had. */
  async addChanges({ id, title, kept }: KeptChanges): Promise<void> {
    const { addedAt, reading, bookmarks } = kept;
    const changes: ExportedChanges = {
      ...{ versions: presentVersions, title, addedAt, reading, bookmarks },
    };
    const bytes = Buffer.from(`${JSON.stringify(changes)}\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.#zip.add(partNames.changes(id, sha256), bytes);
    this.#changes += 1;
    this.#bookmarks += bookmarks.length;
  }

  /** Writes the manifest and the directory, and makes the file durable, still under its temporary name. */
  async finish(createdAt: string): Promise<void> {
    const counts = {
      articles: this.#articles,
      bookmarks: this.#bookmarks,
      assets: this.#assets.size,
      ...(this.#changes > 0 && { changes: this.#changes }),
    };
    const manifest: Manifest = {
      ...{ format: exportFormat, version: exportVersion, createdAt, counts },
    };
    await this.#zip.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await this.#zip.finish();
    await this.#file.close(this.#zip.length);
  }
}
