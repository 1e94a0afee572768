import { harmlessName } from '#shared/text/harmlessName';
import { wordFailure } from '#shared/locales/errors';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import type { Failure } from '#shared/result';
import { formatDate } from '#shared/text/dates';
import { dateLocale } from '#shared/text/monthRegion';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { localeFacts } from './i18n';
import { createFormats } from './formats';
import { shownMonths } from './shownMonths';

/** The interface's words with their numbers, dates and failures in its language; follows its changes. */
export function useWords() {
  const { t, locale } = useI18n<[], InterfaceLocale>();
  const facts = computed(() => localeFacts(locale.value));
  /** The language that dates are written in, with the reader's own names of the months. */
  const dateLanguage = computed(() => dateLocale(locale.value, shownMonths.value));
  const formats = computed(() => {
    const { intl, code } = facts.value;
    return createFormats(intl, intl.replace(code, dateLanguage.value));
  });

  /** A number in the interface's digits, with at most one decimal place. */
  const number = (value: number): string => formats.value.number(value);
  /** A share of one as per cent. */
  const percent = (share: number): string => formats.value.percent(share);
  /** The day of an instant (as in `Published`), without its weekday. */
  const day = (instant: string): string => formats.value.day(instant);
  /** The day of an instant in a calendar, in the Gregorian one with its weekday. */
  const fullDate = (instant: string, calendar: Parameters<typeof formatDate>[2]): string =>
    formatDate(instant, dateLanguage.value, calendar);
  /** A stretch of days, each in ISO form; both are in it. */
  const days = (from: string, to?: string): string => formats.value.days(from, to);
  /** A year, of four Latin digits. */
  const year = (digits: string): string => formats.value.year(digits);
  /** A language's name, by its BCP 47 tag. */
  const languageName = (tag: string): string => formats.value.languageName(tag);
  /** The day and the time of a moment in UTC, as the reader's clock shows it. */
  const moment = (instant: string): string => formats.value.moment(instant);
  /** How long ago a moment was, or in how long it comes. */
  const ago = (instant: string): string =>
    formats.value.ago(Date.now() - new Date(instant).getTime());
  /** A counted thing from the section `count`, or by the whole key: its plural form with the number in it. */
  const counted = (key: string, count: number): string => t(key, { n: number(count) }, count);
  /** Sentences joined into one that says them all. */
  const list = (parts: readonly string[]): string => formats.value.list(parts);
  /** What a failure means and what to do, with the file's name kept from turning the sentence round. */
  const failure = ({ file, ...why }: Failure): string =>
    wordFailure(
      locale.value,
      file === undefined ? why : { ...why, file: isolate(harmlessName(file)) },
      number,
    );

  const direction: ComputedRef<'rtl' | 'ltr'> = computed(() => facts.value.direction);
  return {
    ...{ t, locale, direction, number, percent, day, fullDate, days, year, moment, ago },
    ...{ counted, list, failure, languageName },
  };
}

/** A text inside the marks FSI and PDI (UAX 9), so that its direction does not touch its surroundings. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
