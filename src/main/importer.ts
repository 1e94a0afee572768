import type { Corrections } from '#shared/corrections';
import type { BesidePicture, EncodingPreview, ImportedFile, OriginalFile } from '#shared/imported';
import type { ImportOutcome } from '#shared/importReport';
import type { Failure, Result } from '#shared/result';
import type { Sketch } from './likeness/likeness';

/** One file that an import found, or could not so much as look at. */
export type FoundFile =
  | {
      readonly file: string;
      /** The folders that it was found in, below the one that was named; empty for a file that was named itself. */
      readonly folder: string;
    }
  | { readonly file: string; readonly folder?: string; readonly error: Failure };

/** A part of what a file holds, with what each of its articles is compared by. */
export interface ReadPart extends ImportedFile {
  readonly sketches: readonly Sketch[];
}

/** What an import needs of the rooms that find files and read articles from them. */
export interface Importer {
  /** Files and the files in folders, in a fixed order. */
  find(paths: readonly string[]): AsyncIterable<FoundFile>;
  /**
   * Reads one file in a thread, and hands over what it holds in parts, of which the next comes when
   * the last has been taken. Never rejects; `cancelled` when the signal ended it.
   */
  read(
    path: string,
    options: {
      readonly folder: string;
      readonly take: (part: ReadPart) => Promise<void>;
      readonly signal: AbortSignal;
    },
  ): Promise<Result<null>>;
  /** Parses an original again in the way that its reader wants it, with what lay beside it; never rejects. */
  again(
    file: OriginalFile,
    choices: { encoding?: string; corrections?: Corrections; folder?: string },
    beside: readonly BesidePicture[],
  ): Promise<Result<ImportedFile>>;
  /** How an original reads in each encoding that it may be in; never rejects. */
  previews(file: OriginalFile): Promise<Result<readonly EncodingPreview[]>>;
  /** How many files to read at a time. */
  readonly width: number;
}

/** Files that an earlier import found, to be found again: those of a report that failed. */
export async function* failedFiles(
  outcomes: readonly ImportOutcome[],
  importer: Pick<Importer, 'find'>,
): AsyncGenerator<FoundFile> {
  const seen = new Set<string>();
  for (const { outcome, file, folder, error } of outcomes) {
    // A folder stands for those of its files that are of unknown kinds, not for the others in it.
    if (outcome !== 'failed' || error?.code === 'unknown-formats' || seen.has(file)) continue;
    seen.add(file);
    // What lay in a folder still belongs there; a folder that could not be looked into is walked anew.
    for await (const found of importer.find([file])) {
      yield 'error' in found || folder === '' ? found : { ...found, folder };
    }
  }
}
