import { strictFor, type Rule } from '#shared/text/matching/rules';
import type { Query, WordsAsked } from '#shared/text/querying/queryTree';
import { wordsAsked } from '#shared/text/querying/queryTree';
import { AskedWord } from './index/askedWord';
import type { Segment } from './index/segment';
import { Postings } from './index/postings';
import type { Living } from './index/tiers';
import type { SoughtWords } from './reading';

/** Nothing is refused for being like what is refused. */
const notRefused: readonly Rule[] = ['stem', 'plural', 'typo'];

/** So many words of the last queries are remembered with their terms: while one types, most stay, and so do first letters. */
const remembered = 96;

const posting = new Postings();

/** The words of queries, with what has been found out about each. */
export class AskedWords {
  readonly #known = new Map<string, AskedWord>();

  /**
   * The words of a query by its parts: those sought, and all together with those that are not to be
   * there. Mistyped words count only for one that nothing counts for otherwise, and never in a quotation.
   */
  of(
    query: Query,
    strict: ReadonlySet<Rule>,
    living: readonly Living[],
  ): { readonly sought: SoughtWords; readonly all: SoughtWords } {
    const documents = living.reduce((sum, { segment }) => sum + segment.size, 0);
    const shareOf = (segment: Segment): number => segment.size / Math.max(1, documents);
    const read = (asked: WordsAsked, own: ReadonlySet<Rule>): readonly AskedWord[] =>
      asked.words.map((word, index) => {
        const prefix = asked.prefix && index === asked.words.length - 1;
        const rules = strictFor(asked, own);
        const first = this.#word(word, { strict: rules, prefix, typos: false });
        if (asked.quoted || rules.has('typo') || isThere(first, living, shareOf)) return first;
        return this.#word(word, { strict: rules, prefix, typos: true });
      });
    const sought = new Map(wordsAsked(query).map((asked) => [asked, read(asked, strict)]));
    const refusing = new Set([...strict, ...notRefused]);
    const refused = wordsRefused(query).map((asked) => [asked, read(asked, refusing)] as const);
    return { sought, all: new Map([...sought, ...refused]) };
  }

  /** A word by itself, as it is asked when nothing is strict. */
  word(surface: string, prefix: boolean): AskedWord {
    return this.#word(surface, { strict: new Set(), prefix, typos: false });
  }

  #word(surface: string, looseness: AskedWord['looseness']): AskedWord {
    const { strict, prefix, typos } = looseness;
    const key = [surface, prefix, typos, ...[...strict].sort()].join('\n');
    const word = this.#known.get(key) ?? new AskedWord(surface, looseness);
    this.#known.delete(key);
    this.#known.set(key, word);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > remembered) this.#known.delete(oldest);
    return word;
  }
}

/** Whether any document that is not gone has a word. */
function isThere(
  word: AskedWord,
  living: readonly Living[],
  shareOf: (segment: Segment) => number,
): boolean {
  return living.some(({ segment, gone }) => {
    for (const term of word.termsIn(segment, shareOf(segment)).keys()) {
      if (gone.size === 0) return true;
      segment.postings(term, posting);
      for (let at = 0; at < posting.count; at += 1) {
        if (!gone.has(posting.docs[at] ?? 0)) return true;
      }
    }
    return false;
  });
}

/** The words that are asked not to be there: they have to be found as well. */
function wordsRefused(query: Query): readonly WordsAsked[] {
  if (query.kind === 'not') return [...wordsAsked(query.part), ...wordsRefused(query.part)];
  return query.kind === 'all' || query.kind === 'any' ? query.parts.flatMap(wordsRefused) : [];
}
