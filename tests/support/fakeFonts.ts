import type { OfferedFont } from '#shared/fonts';

const offer = (family: string, arabic: boolean, latin: boolean): OfferedFont => ({
  font: { family, regular: family, bold: `${family} Bold` },
  arabic,
  latin,
});

/** Fonts that a system may have; some of them are those of Debian. */
export const fakeFonts: readonly OfferedFont[] = [
  offer('DejaVu Sans', true, true),
  offer('DejaVu Serif', false, true),
  offer('Noto Kufi Arabic', true, false),
  offer('Noto Sans Arabic', true, false),
  offer('Scheherazade', true, true),
  offer('URW Bookman', false, true),
];
