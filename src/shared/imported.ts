import type { Article, Direction } from './article';
import type { Mark, ReadingRecord } from './marks';
import type { Failure } from './result';

/** A file as it was: its name without folders, and its bytes. */
export interface OriginalFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of which any stretch can be read without the rest; `name` is without folders, `size` in bytes. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  /** So many bytes from a position on; rejects when there are not as many. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** A picture that lay beside a page, and by what the page calls it. */
export interface BesidePicture {
  readonly addresses: readonly string[];
  readonly bytes: Uint8Array;
}

/** What an import makes of one article and a library keeps: the tree, the bytes it came from, its pictures. */
export interface ImportedArticle {
  readonly article: Article;
  /** The file as it was, byte for byte; `article.id` is the SHA-256 of these bytes. */
  readonly original: OriginalFile;
  readonly assets: readonly {
    readonly hash: string;
    readonly type: string;
    readonly bytes: Uint8Array;
    /** By what its page calls it, when it lay beside the page; absent for any other. */
    readonly addresses?: readonly string[];
  }[];
  /** What its reader had done with it in the program that it was exported from; absent for any other file. */
  readonly reading?: ImportedReading;
  /** What a library of ours knew of it; only in our own export, and then in the place of `reading`. */
  readonly kept?: KeptRecord;
}

/** All that a library knows of an article beside what its file says: to be kept as it is, ids and moments too. */
export interface KeptRecord {
  readonly addedAt: string;
  readonly reading: ReadingRecord;
  /** Tombstones too. */
  readonly bookmarks: readonly Mark[];
}

/** The same of an article whose files could not be had: for the library that has them. */
export interface KeptChanges {
  readonly id: string;
  readonly title: string;
  readonly kept: KeptRecord;
}

/** An article as a library keeps it, whole. */
export type KeptArticle = ImportedArticle & { readonly kept: KeptRecord };

/** What a reader did elsewhere; marks have their places in this article's text, `addedAt` is null where unknown. */
export interface ImportedReading extends Pick<
  ReadingRecord,
  'status' | 'starred' | 'archived' | 'tags'
> {
  readonly addedAt: string | null;
  readonly marks: readonly (Pick<Mark, 'kind' | 'colour' | 'selector' | 'note' | 'tags'> & {
    readonly createdAt: string | null;
  })[];
}

/** The beginning of a file as it reads in an encoding. */
export interface EncodingPreview {
  /** Its WHATWG name in lower case, or iconv-lite's where the web has none. */
  readonly encoding: string;
  readonly title: string;
  readonly excerpt: string;
  readonly direction: Direction;
}

/** What an import makes of one file: its articles, and what in it could not be imported and why. */
export interface ImportedFile {
  readonly articles: readonly ImportedArticle[];
  readonly failures: readonly FailedMember[];
  /** Of our own export: what was done with articles that are not in it. */
  readonly changes?: readonly KeptChanges[];
  /** For an export of ours that is read piece by piece: whether it is whole, or may go on in files beside it as those of version 1 did. */
  readonly of?: 'export' | 'volume';
}

/** A file in an archive that could not be imported; `place` is its path there. */
export interface FailedMember {
  readonly place: string;
  readonly error: Failure;
}
