import type { Put } from '../documents/bytes';
import type { Chapter } from '../documents/chapter';

/** Writes one file of articles, one after another. */
export interface DocumentWriter {
  add(chapter: Chapter): Promise<void>;
  /** Writes what comes after the last one; nothing may be added after it. */
  finish(): Promise<void>;
}

/** A form in which articles are handed on. */
export interface DocumentFormat {
  /** Begins a file of so many articles whose bytes go to `put`. */
  begin(put: Put, articles: number): DocumentWriter;
}
