/** Around the text of a page, in inches; `@page` in print.css says the same. */
export const paperMargins = { top: 0.9, bottom: 0.9, left: 0.79, right: 0.79 } as const;
