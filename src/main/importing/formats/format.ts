import type { ImportedFile } from '#shared/imported';
import type { DecodedText, LookBeside, Member, OriginalFile, ParsedDocument } from '../stages';

type Parsed = readonly ParsedDocument[] | Promise<readonly ParsedDocument[]>;

interface FormatSigns {
  /** As kept in an article's provenance. */
  readonly name: string;
  /** Lower case, without the dot; the first one is the usual one. */
  readonly extensions: readonly string[];
  /** True only when the bytes themselves say that they are of this format, whatever the file is called. */
  readonly recognises: (bytes: Uint8Array) => boolean | Promise<boolean>;
}

/** One kind of article file that is text from its first byte to its last. */
export interface TextFormat extends FormatSigns {
  readonly reads: 'text';
  /** The encoding that the file names for itself, by any name; it may be wrong. */
  readonly declaredEncoding?: (bytes: Uint8Array) => string | null;
  /**
   * Takes a text apart into its articles, which may be none; throws on a text that is not of this
   * format, a `Refusal` where it can say why. What the text names by a relative address is asked of
   * `beside`.
   */
  readonly parse: (text: DecodedText, beside?: LookBeside) => Parsed;
}

/** One kind of article file that is packed, encoded, or made of several parts. */
export interface BytesFormat extends FormatSigns {
  readonly reads: 'bytes';
  /** Takes a file apart into its articles, which may be none; throws on a file that is not of this format, a `Refusal` where it can say why. */
  readonly parse: (file: OriginalFile) => Parsed;
}

/** One kind of file that holds other files, each of which is imported by its own format. */
export interface ContainerFormat extends FormatSigns {
  readonly reads: 'members';
  /** Takes a file apart into the files in it, in their order; throws like the others. */
  readonly open: (file: OriginalFile) => AsyncIterable<Member>;
}

/** One kind of file that holds articles as an importer has made them already. */
export interface KeepingFormat extends FormatSigns {
  readonly reads: 'articles';
  /** Takes a file apart into its articles, each checked, and what in it is refused, part by part; throws like the others. */
  readonly restore: (file: OriginalFile) => AsyncIterable<ImportedFile>;
}

/** One kind of article file. */
export type Format = TextFormat | BytesFormat | ContainerFormat | KeepingFormat;
