import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(
  new URL('../../../../src/renderer/styles/tokens.css', import.meta.url),
  'utf8',
);

/** The colours that a theme's block declares, by name. */
function coloursOf(theme: string): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const text = 4.5;
const sign = 3;
const grounds = ['paper', 'surface', 'selection'];
const pairs: [ink: string, ground: string, least: number][] = [
  ...['ink', 'soft', 'accent', 'danger'].flatMap((ink) =>
    grounds.map((ground): [string, string, number] => [ink, ground, text]),
  ),
  ['ink', 'mark', text],
  ['on-accent', 'accent', text],
  ['paper', 'ink', text],
  ['paper', 'danger', text],
  ['edge', 'paper', sign],
  ['edge', 'surface', sign],
];

it.each(
  ['light', 'sepia', 'dark'].flatMap((theme) => pairs.map((pair) => [theme, ...pair] as const)),
)('%s: %s on %s has a contrast of at least %d', (theme, ink, ground, least) => {
  const colours = coloursOf(theme);
  expect(contrast(colours.get(ink)!, colours.get(ground)!)).toBeGreaterThanOrEqual(least);
});
