import type { SearchAnswer } from '#shared/searching';
import { openSearchIndex, type SearchIndex } from '../../src/main/search/search';

/** An index whose queries nobody abandons. */
export interface AnsweringIndex extends Omit<SearchIndex, 'query'> {
  query(...question: Parameters<SearchIndex['query']>): SearchAnswer;
}

/** Makes an empty index that is kept nowhere. */
export function answeringIndex(): AnsweringIndex {
  const index = openSearchIndex({ folder: null, access: 'read' });
  return {
    ...index,
    query(...question) {
      const answer = index.query(...question);
      if (answer === null) throw new Error('abandoned');
      return { ...answer, pending: 0 };
    },
  };
}
