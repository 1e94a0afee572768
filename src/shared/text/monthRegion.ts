/** Whose Arabic names of the Gregorian months dates are shown with, each by the word for February or for August. */
export const monthRegions = ['fibrayir', 'shubat', 'fifri', 'ghusht'] as const;
export type MonthRegion = (typeof monthRegions)[number];

/** A country of each, whose names CLDR has. */
const countries: Readonly<Record<MonthRegion, string>> = {
  ...{ fibrayir: 'EG', shubat: 'SY', fifri: 'TN', ghusht: 'MA' },
};

const byCountry: Readonly<Partial<Record<string, MonthRegion>>> = {
  ...{ SY: 'shubat', LB: 'shubat', JO: 'shubat', PS: 'shubat', IQ: 'shubat' },
  ...{ TN: 'fifri', DZ: 'fifri', MA: 'ghusht', EH: 'ghusht' },
};

/** The names that are read where the reader is, by the system's languages (BCP 47, best first); Egypt's and the Gulf's elsewhere. */
function monthRegionOf(systemLocales: readonly string[]): MonthRegion {
  const arabic = systemLocales.filter((tag) => /^ar\b/i.test(tag));
  const country = /[-_]([a-z]{2})\b(?!-)/i.exec([...arabic, ...systemLocales][0] ?? '')?.[1];
  return byCountry[country?.toUpperCase() ?? ''] ?? 'fibrayir';
}

/** The names that the reader chose, or for 'system' those of where they are, by the system's languages. */
export const chosenMonths = (
  chosen: MonthRegion | 'system',
  systemLocales: readonly string[],
): MonthRegion => (chosen === 'system' ? monthRegionOf(systemLocales) : chosen);

/** The locale (BCP 47) that dates of an interface language are written in; only Arabic has several kinds. */
export function dateLocale(language: string, region: MonthRegion): string {
  return language === 'ar' ? `ar-${countries[region]}` : language;
}
