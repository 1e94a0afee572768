import { foldArabic } from '#shared/text/foldArabic';
import { eachWord } from '#shared/text/wordSpans';
import type { BenchQuery } from './queries';

/** An article of the corpus; a source and tags where the generator makes them. */
export interface BenchArticle {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: string;
  readonly site?: string;
  readonly tags?: readonly string[];
}

/** How many hits there were, at most 50 of them fetched; null for what an engine cannot be asked. */
export type Answer = number | null;

/** An index that is open. */
export interface OpenIndex {
  ask(query: BenchQuery): Answer;
  /** Takes one article in, so that it is found and kept. */
  add(article: BenchArticle): void;
  /** Called when all has been measured. */
  close(): void;
}

/** A search engine, with its index in a folder of its own. */
export interface Engine {
  /** Makes the index of all articles. */
  build(articles: AsyncIterable<BenchArticle>, folder: string): Promise<void>;
  open(folder: string): OpenIndex | Promise<OpenIndex>;
  /** The part of the folder that is not of the index. */
  readonly apart?: string;
  /** The name of the files that hold what is shown of the articles, where an index has that too. */
  readonly shown?: string;
  /** What is to be said of its figures. */
  readonly remark?: string;
  /** The largest part of memory that other processes took, in bytes. */
  peakOfOthers?(): number;
}

/** The words of a text as the peers are given them: folded, with a space between two. */
export function foldedWords(text: string): string {
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(foldArabic(text.slice(start, end))));
  return words.join(' ');
}

/** So many hits are fetched. */
export const fetched = 50;
