import { markColours } from '#shared/marks';
import type { OwnColours } from '#shared/textLook';
import { marksOn, type MarkPalette } from './colours';

/** The names of the tokens that follow a reader's own paper and ink. */
const names = [
  ...['--mark', '--spoken'],
  ...markColours.flatMap((colour) => [`--mark-${colour}`, `--line-${colour}`]),
];

let sheet: CSSStyleSheet | null = null;

/** Literal colours: before Chromium 131 a highlight cannot see custom properties. */
function rulesOf(palette: MarkPalette, { ink }: OwnColours): string {
  const behind = (name: string, token: string): string =>
    `:root[data-theme] ::highlight(${name}) { background-color: ${palette[token] ?? 'none'}; color: ${ink} }`;
  const rules = [
    behind('spoken', '--spoken'),
    ...markColours.flatMap((colour) => [
      behind(`highlight-${colour}`, `--mark-${colour}`),
      `:root[data-theme] ::highlight(underline-${colour}) { text-decoration-color: ${palette[`--line-${colour}`] ?? 'currentcolor'} }`,
    ]),
  ];
  // Paper is white, whatever the reader's own is.
  return `@media screen { ${rules.join('\n')} }`;
}

/**
 * Has marks and what is read aloud shown in colours that can be read with a reader's own ink and paper; null gives those
 * of the theme back. The theme on which they are based is on the root already.
 */
export function applyOwnMarks(root: HTMLElement, own: OwnColours | null): void {
  for (const name of names) root.style.removeProperty(name);
  sheet ??= new CSSStyleSheet();
  if (own === null) {
    sheet.replaceSync('');
    return;
  }
  const styles = getComputedStyle(root);
  const base = Object.fromEntries(
    names.map((name) => [name, styles.getPropertyValue(name).trim()]),
  );
  const palette = marksOn(own, base);
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(name, value);
  sheet.replaceSync(rulesOf(palette, own));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
