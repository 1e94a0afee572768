import type { Direction } from '#shared/article';

let sheet: CSSStyleSheet | null = null;

/**
 * Gives the pages of paper a line above with what they are of, and below their number in the article's digits.
 * False where the engine has no margin boxes (CSS Paged Media 3), as Chromium before 131: then it does nothing.
 */
export function pageStyles(header: string, direction: Direction): boolean {
  if (!('CSSMarginRule' in window)) return false;
  sheet ??= new CSSStyleSheet();
  const digits = direction === 'rtl' ? 'arabic-indic' : 'decimal';
  const look = 'color: #444; font-family: serif; font-size: 9pt';
  sheet.replaceSync(`
    @page {
      @top-center { content: ${quoted(header)}; direction: ${direction}; ${look} }
      @bottom-center { content: counter(page, ${digits}); ${look} }
    }
    @page :first { @top-center { content: none } }
  `);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  return true;
}

/** A text as a string of CSS (CSS Syntax 3, 4.3.5). */
const quoted = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N}\p{M} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
