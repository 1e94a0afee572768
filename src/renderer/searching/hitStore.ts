import { defineStore } from 'pinia';
import { useReadingStore } from '../reading/readingStore';
import { wordsOfQuery } from './queryParts';
import { usePastSearchStore } from './pastSearchStore';
import { useSearchStore } from './searchStore';

/** The way from a search into the articles that it found, and from one of these to the next. */
export const useHitStore = defineStore('hits', () => {
  const search = useSearchStore();
  const reading = useReadingStore();
  const past = usePastSearchStore();

  /** Opens an article at what was searched for; the search counts from now on. */
  function open(id: string): void {
    const { text, strict } = search.answered;
    void past.made(search.answered);
    void reading.open(id, { find: { text: wordsOfQuery(text), strict } });
  }

  /** Opens the next hit, or with -1 the one before that on the page; none beyond the ends. */
  function step(by: 1 | -1): void {
    const hits = search.answer?.hits ?? [];
    const at = hits.findIndex(({ id }) => id === reading.openId);
    const next = hits[at < 0 ? 0 : at + by];
    if (next !== undefined) open(next.id);
    if (by === 1 && at + 2 >= hits.length) search.more();
  }

  return { open, step };
});
