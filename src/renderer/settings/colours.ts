import type { OwnColours } from '#shared/textLook';

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance of `#rrggbb`, 0 to 1, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A colour between two, `share` (0 to 1) of the way from the first. */
function mixed(from: string, to: string, share: number): string {
  const target = channels(to);
  const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0');
  return `#${channels(from)
    .map((c, at) => hex(c + ((target[at] ?? c) - c) * share))
    .join('')}`;
}

/** Whether a paper is one for light letters. */
export function isDark({ paper }: OwnColours): boolean {
  return luminance(paper) < 0.18;
}

/** The most faded ink that still has a contrast of 4.5 on its ground, where the ink itself has. */
function softened(ink: string, ground: string): string {
  const tries = [0.4, 0.3, 0.2, 0.1].map((share) => mixed(ink, ground, share));
  return tries.find((colour) => contrast(colour, ground) >= 4.5) ?? ink;
}

/** The first of ever nearer colours on the way to another one that has a contrast of `least` with a third. */
function brought(from: string, to: string, other: string, least: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const colour = mixed(from, to, share);
    if (contrast(colour, other) >= least) return colour;
  }
  return to;
}

/** The colours of marks, by the names of tokens.css, as `base` has them for a paper of its own. */
export type MarkPalette = Readonly<Record<string, string>>;

/**
 * The colours of marks for a reader's own paper and ink: behind text (`mark…`, `spoken`) as much of each as leaves the
 * ink a contrast of 4.5, where it has that on the paper; lines (`line-…`) with one of 3 to the paper.
 */
export function marksOn({ paper, ink }: OwnColours, base: MarkPalette): MarkPalette {
  const least = Math.min(4.5, contrast(ink, paper));
  return Object.fromEntries(
    Object.entries(base).map(([name, colour]) => [
      name,
      name.startsWith('--line-')
        ? brought(
            colour,
            contrast('#ffffff', paper) > contrast('#000000', paper) ? '#ffffff' : '#000000',
            paper,
            3,
          )
        : brought(colour, paper, ink, least),
    ]),
  );
}

/** The colours of a theme made of a reader's own three, by the names of tokens.css. */
export function paletteOf(own: OwnColours): Readonly<Record<string, string>> {
  const { paper, ink, link } = own;
  const surface = mixed(paper, ink, 0.05);
  return {
    '--paper': paper,
    '--surface': surface,
    '--line': mixed(paper, ink, 0.16),
    '--edge': mixed(paper, ink, 0.55),
    '--ink': ink,
    '--soft': softened(ink, surface),
    '--accent': link,
    '--on-accent': contrast(link, '#ffffff') > contrast(link, '#000000') ? '#ffffff' : '#000000',
    '--selection': mixed(paper, link, 0.14),
  };
}
