import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Article } from '#shared/article';
import type { Failure } from '#shared/result';
import { api } from '../bridge';
import { paperFont } from '../settings/faces';
import { useSettingsStore } from '../settings/settingsStore';
import { pageStyles } from './pageStyles';
import { fitTablesToPaper } from './paperTables';
import { useReadingStore } from './readingStore';

/** Brings the open article on paper, or into a PDF file. */
export const usePrintStore = defineStore('printing', () => {
  const reading = useReadingStore();
  const settings = useSettingsStore();
  const failure = shallowRef<Failure | null>(null);
  /** Whether pages are being made: of a long article that takes a while. */
  const isPreparing = shallowRef(false);
  /** How many files have been saved, and so told of. */
  const saved = shallowRef(0);

  async function print(onto: 'print:paper' | 'print:pdf'): Promise<void> {
    isPreparing.value = true;
    await send(onto).finally(() => (isPreparing.value = false));
  }

  async function send(onto: 'print:paper' | 'print:pdf'): Promise<void> {
    const article = reading.current?.article;
    if (article === undefined || reading.page === null) return;
    await reading.page.drawAll();
    await setInPaperFont(paperFont(settings.settings));
    fitTablesToPaper();
    const header = headerOf(article);
    const { direction } = article;
    // Younger engines set these lines by the page's own rules, with its digits.
    const isSet = pageStyles(header, direction);
    const title = article.title.slice(0, 500);
    const answer = await api.ask(onto, { title, header: isSet ? '' : header, direction });
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok && typeof answer.value === 'string') saved.value += 1;
  }

  /** Prints in the system's dialog. */
  const toPaper = (): Promise<void> => print('print:paper');
  /** Saves as PDF where the reader says. */
  const toPdf = (): Promise<void> => print('print:pdf');
  return { failure, saved, isPreparing, toPaper, toPdf };
});

/** Has the page for paper be set in these fonts, and waits until they are there: printing does not. */
async function setInPaperFont(fonts: string): Promise<void> {
  document.documentElement.style.setProperty('--paper-font', fonts);
  const weights = [400, 700].map((weight) => document.fonts.load(`${weight} 16px ${fonts}`, 'اa'));
  await Promise.all(weights);
}

const headerOf = ({ title, source }: Article): string =>
  [title, source ?? '']
    .filter((part) => part !== '')
    .join(' — ')
    .slice(0, 160);
