import type { Root } from 'hast';
import type { Article, Provenance } from '#shared/article';
import type { Confidence } from '#shared/confidence';
import type { ImportedArticle, OriginalFile } from '#shared/imported';
import type { Failure } from '#shared/result';

export { kindOfFile, readableExtensions } from './extensions';

declare const stage: unique symbol;

/** Fields that only the named stage may put together, so that the next one cannot be called without it. */
type Stage<Name extends string, Fields> = Readonly<Fields> & { readonly [stage]: Name };

export type { OriginalFile } from '#shared/imported';

/** The bytes of what lies beside a file under a relative address that the file gives; null when it is not there. */
export type LookBeside = (relativeAddress: string) => Uint8Array | null;

/** What `decodeText` makes: text without byte order mark, its lines ended by LF, with something to read in it. */
export type DecodedText = Stage<
  'decoded',
  {
    original: OriginalFile;
    text: string;
    /** The WHATWG name of the encoding in lower case, or iconv-lite's where the web has none. */
    encoding: string;
    /** `unsure` when the bytes make sense in another encoding too. */
    confidence: 'sure' | 'unsure';
    /** When unsure: the encodings that it may be in, the one taken first. */
    candidates: readonly string[];
  }
>;

/** What a file says of its article in so many words, in fields of its own; null and empty where it is silent. */
export type Statement = Readonly<
  Pick<Article, 'bylines' | 'source' | 'published' | 'url' | 'tags'> & {
    title: string | null;
    /** As BCP 47; it may be wrong, and counts where the text itself does not tell. Absent when the file names none. */
    language?: string;
    direction?: Article['direction'];
    subtitle?: string | null;
    /** Where the format had to guess: how sure it is, in the steps of `confidences`; else it is `stated`. */
    confidence?: Confidence;
  }
>;

/** The file that an article was part of, and where in it: a number, a name, whatever its format counts by. */
export type Container = NonNullable<Provenance['container']>;

/** A file in a container, by its path there, with what lies beside it; or why it cannot be had. */
export type Member = { readonly place: string } & (
  { readonly file: OriginalFile; readonly beside: LookBeside } | { readonly error: Failure }
);

/** What a reader had done with an article in the program that a file was exported from; absent where it is silent. */
export interface CarriedReading {
  readonly status?: 'unread' | 'reading' | 'read';
  readonly starred?: boolean;
  readonly archived?: boolean;
  readonly tags?: readonly string[];
  /** When it was saved there, as ISO 8601 in UTC. */
  readonly addedAt?: string | null;
  readonly marks?: readonly CarriedMark[];
}

/** Words that a reader had marked, with the note on them, empty when there is none; without words, a note on the whole. */
export interface CarriedMark {
  readonly quote: string;
  readonly note: string;
  /** As the service calls it; absent where it does not say. */
  readonly colour?: string;
  readonly tags?: readonly string[];
  /** ISO 8601 in UTC; null when the export does not say. */
  readonly createdAt: string | null;
}

/** What a file states that has no place for it. */
export const silent: Statement = {
  title: null,
  bylines: [],
  source: null,
  published: null,
  url: null,
  tags: [],
};

/** What a format makes: one article's content as a hast tree that nobody has cleaned yet. */
export type ParsedDocument = Stage<
  'parsed',
  {
    original: OriginalFile;
    /** The name of the format that read it. */
    format: string;
    encoding: string | null;
    /** `DecodedText.candidates` of the text that it was made of; absent when sure. */
    candidates?: readonly string[];
    /** Absent for a file of its own. */
    container?: Container;
    /** What the file says of its article beside the text; absent for a format that has no place for it. */
    stated?: Statement;
    /** How much of the article there is; absent when it is whole. */
    extent?: NonNullable<Article['extent']>;
    /** Absent for a file that was not exported from a reader's program. */
    reading?: CarriedReading;
    /** The pictures that the tree names by `asset:` and their hash. */
    assets?: ImportedArticle['assets'];
    tree: Root;
  }
>;

/** The answers to the questions in `describe/`. */
export type Description = Pick<
  Article,
  | 'title'
  | 'kicker'
  | 'subtitle'
  | 'lead'
  | 'bylines'
  | 'source'
  | 'exclusive'
  | 'placeLine'
  | 'published'
  | 'language'
  | 'direction'
  | 'omitted'
  | 'confidence'
>;

/** What `describe` makes: the description, and the tree of what is left for the body. */
export type DescribedDocument = Stage<
  'described',
  { document: ParsedDocument; description: Description; body: Root }
>;
