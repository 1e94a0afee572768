import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { MarksExported } from '#shared/exportedMarks';
import type { Mark } from '#shared/marks';
import type { Failure } from '#shared/result';
import { citationOf, type Cited } from '#shared/text/citation';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { api } from '../bridge';
import { useReadingStore } from '../reading/readingStore';
import { useSettingsStore } from '../settings/settingsStore';

/** What is taken out of the program of marks and quotes: files of marks, and citations for other texts. */
export const useMarkExportStore = defineStore('markExport', () => {
  const reading = useReadingStore();
  const settings = useSettingsStore();
  const report = shallowRef<MarksExported | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** How many citations have been copied, and so told of. */
  const copied = shallowRef(0);

  /** Writes an article's marks, or with null those of the library, where the reader says. */
  async function exportMarks(articleId: string | null): Promise<void> {
    const answer = await api.ask('export:marks', { articleId });
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok && answer.value !== null) report.value = answer.value;
  }

  async function copyCitation(cited: Cited, locale: InterfaceLocale): Promise<void> {
    const text = citationOf(cited, locale, { months: settings.monthRegion });
    const answer = await api.ask('text:copy', { text });
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok) copied.value += 1;
  }

  /** Copies a citation of the open article, with the words that are selected in it. */
  async function cite(locale: InterfaceLocale): Promise<void> {
    const article = reading.current?.article;
    if (article === undefined) return;
    const span = reading.page?.selected() ?? null;
    const quote =
      span === null ? null : (reading.prepared?.text.slice(span.start, span.end) ?? null);
    await copyCitation({ ...article, quote }, locale);
  }

  /** Copies a citation of a mark's article, whichever is open, with the words that it marks. */
  async function citeMark({ articleId, selector }: Mark, locale: InterfaceLocale): Promise<void> {
    const opened = await api.ask('library:open', { id: articleId });
    if (!opened.ok) failure.value = opened.error;
    else await copyCitation({ ...opened.value.article, quote: selector.quote.exact }, locale);
  }

  return { report, failure, copied, exportMarks, cite, citeMark };
});
