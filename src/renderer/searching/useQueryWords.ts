import { useWords } from '../locales/useWords';
import type { QueryPart } from './queryParts';

/** The words for the parts of a query and the values of facets, in the reader's language and digits. */
export function useQueryWords() {
  const { t, days, year, languageName } = useWords();

  function datesOf(from: string | null, to: string | null): string {
    if (from === null) return t('searching.parts.before', { day: days(to ?? '') });
    if (to === null) return t('searching.parts.after', { day: days(from) });
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    const isYear = first === last && from.endsWith('-01-01') && to.endsWith('-12-31');
    return isYear ? year(first) : days(from, to);
  }

  function factOf(name: string, value: string): string {
    if (name === 'is' || name === 'has') return t(`searching.parts.${name}.${value}`);
    const shown = name === 'language' ? languageName(value) : value;
    return t(`searching.parts.${name}`, { value: shown });
  }

  function positive(part: QueryPart): string {
    if (part.kind === 'fact') return factOf(part.name, part.value);
    if (part.kind === 'dates') return datesOf(part.from, part.to);
    return part.kind === 'title' ? t('searching.parts.title', { value: part.typed }) : part.typed;
  }

  /** What a part asks for. */
  const partWords = (part: QueryPart): string =>
    part.negated ? t('searching.parts.not', { part: positive(part) }) : positive(part);

  return { partWords };
}
