import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markColours } from '#shared/marks';
import { contrast, isDark, marksOn, paletteOf } from '../../../../src/renderer/settings/colours';

const css = readFileSync(
  new URL('../../../../src/renderer/styles/tokens.css', import.meta.url),
  'utf8',
);

/** The colours that a theme's block declares, by name. */
function coloursOf(theme: string): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);/g)].map(
      ([, name = '', hex = '']) => [name, full(hex)],
    ),
  );
}

/** A colour of three digits with six. */
const full = (hex: string): string => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);

const text = 4.5;
const sign = 3;
const themes = ['light', 'sepia', 'dark', 'black', 'contrast'];
const grounds = ['paper', 'surface', 'selection'];
const pairs: [ink: string, ground: string, least: number][] = [
  ...['ink', 'soft', 'accent', 'danger'].flatMap((ink) =>
    grounds.map((ground): [string, string, number] => [ink, ground, text]),
  ),
  ['ink', 'mark', text],
  ['ink', 'spoken', text],
  ['on-accent', 'accent', text],
  ['paper', 'ink', text],
  ['paper', 'danger', text],
  ['edge', 'paper', sign],
  ['edge', 'surface', sign],
  ...markColours.flatMap((name): [string, string, number][] => [
    ['ink', `mark-${name}`, text],
    [`line-${name}`, 'paper', sign],
  ]),
];

/** How light a colour is to an eye, 0 to 100 (CIE 1976 L*). */
function lightness(hex: string): number {
  const y = (contrast(hex, '#000000') - 1) / 20;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

const marksCss = readFileSync(
  new URL('../../../../src/renderer/marking/markColours.css', import.meta.url),
  'utf8',
);

it.each(themes.flatMap((theme) => pairs.map((pair) => [theme, ...pair] as const)))(
  '%s: %s on %s has a contrast of at least %d',
  (theme, ink, ground, least) => {
    const colours = coloursOf(theme);
    expect(contrast(colours.get(ink)!, colours.get(ground)!)).toBeGreaterThanOrEqual(least);
  },
);

describe.each(themes)('the colours of marks, %s', (theme) => {
  const colours = coloursOf(theme);
  const shades = (kind: string): string[] =>
    markColours.map((name) => colours.get(`${kind}-${name}`)!);

  it.each(['mark', 'line'])('differ as %s to eyes that see no colours', (kind) => {
    const light = shades(kind)
      .map(lightness)
      .sort((a, b) => a - b);
    const steps = light.slice(1).map((each, at) => each - (light[at] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(4.5);
  });

  it('are drawn on the text as the theme says', () => {
    const start = theme === 'light' ? '\n' : `\n[data-theme='${theme}'] `;
    const rule = (name: string): string =>
      marksCss.split(`${start}::highlight(${name}) {`).at(-1)?.split('}')[0] ?? '';
    for (const name of markColours) {
      const painted = rule(`highlight-${name}`);
      expect(painted).toContain(`background-color: ${colours.get(`mark-${name}`) ?? '?'};`);
      const ink = /color: (#\w+);\s*$/.exec(painted)?.[1] ?? '';
      expect(full(ink)).toBe(colours.get('ink'));
      const lined = marksCss.split(`${start}::highlight(underline-${name}) {`).slice(1).join();
      expect(lined).toContain(`text-decoration-color: ${colours.get(`line-${name}`) ?? '?'};`);
    }
  });
});

it.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#0f6b5c', '#fbfaf7', 6.15],
])('%s on %s has a contrast of %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
  expect(contrast(other, one)).toBe(contrast(one, other));
});

it('makes a reader’s own colours a theme in which all that can be read stays so', () => {
  const hex = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, hex, hex, (paper, ink, link) => {
      const palette = paletteOf({ paper, ink, link });
      const [surface = '', soft = '', accent = ''] = ['--surface', '--soft', '--accent'].map(
        (name) => palette[name],
      );
      if (contrast(ink, surface) >= text) {
        expect(contrast(soft, surface)).toBeGreaterThanOrEqual(text);
      }
      expect(contrast(palette['--on-accent'] ?? '', accent)).toBeGreaterThanOrEqual(text);
    }),
  );
  expect(isDark({ paper: '#101214', ink: '#ffffff', link: '#88bbff' })).toBe(true);
});

it('shows marks on a reader’s own paper so that ink can be read on them, and lines seen', () => {
  const hex = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, hex, fc.constantFrom('light', 'dark'), (paper, ink, theme) => {
      const colours = coloursOf(theme);
      const names = ['spoken', ...markColours.flatMap((name) => [`mark-${name}`, `line-${name}`])];
      const base = Object.fromEntries(names.map((name) => [`--${name}`, colours.get(name)!]));
      const shown = marksOn({ paper, ink, link: ink }, base);
      for (const [name, colour] of Object.entries(shown)) {
        const [other, least] = name.startsWith('--line-') ? [paper, sign] : [ink, text];
        const possible = name.startsWith('--line-') ? least : Math.min(least, contrast(ink, paper));
        expect(contrast(colour, other)).toBeGreaterThanOrEqual(possible);
      }
    }),
  );
});
