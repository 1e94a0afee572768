import type { DecodedText, ParsedDocument } from '../stages';

/** One kind of article file that is read as text. */
export interface Format {
  /** As kept in an article's provenance. */
  readonly name: string;
  /** Lower case, without the dot; the first one is the usual one. */
  readonly extensions: readonly string[];
  /** True only when the bytes themselves say that they are of this format, whatever the file is called. */
  readonly recognises: (bytes: Uint8Array) => boolean;
  /** Takes a text apart into its articles, which may be none; throws on a text that is not of this format. */
  readonly parse: (
    text: DecodedText,
  ) => readonly ParsedDocument[] | Promise<readonly ParsedDocument[]>;
}
