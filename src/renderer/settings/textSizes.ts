import type { TextLook } from '#shared/textLook';

/** A setting of the text that is a number, with the range that the settings' schema allows. */
interface TextSize {
  readonly setting: 'fontSize' | 'lineHeight' | 'columnWidth';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The sliders of the text controls; units as in `Settings`. */
export const textSizes: readonly TextSize[] = [
  { setting: 'fontSize', min: 14, max: 40, step: 1 },
  { setting: 'lineHeight', min: 1.4, max: 2.8, step: 0.1 },
  { setting: 'columnWidth', min: 24, max: 64, step: 2 },
];

/** The font size (CSS pixels) after a command of the menu or keyboard, within its range. */
export function resized(size: number, command: 'larger' | 'smaller'): TextLook {
  const step = command === 'larger' ? 1 : -1;
  return { fontSize: Math.min(40, Math.max(14, Math.round(size) + step)) };
}
