/** The scheme that pages and pictures of this program come from, and the page's own address. */
export const scheme = 'maqal';
export const pageHost = 'app';
/** Pictures are addressed as `maqal://asset/<article's id>/<picture's hash>`. */
export const assetHost = 'asset';
export const pageOrigin = `${scheme}://${pageHost}`;
export const pageAddress = `${pageOrigin}/index.html`;

/** What a page may do: its own scripts, styles and fonts, pictures of our scheme, and no more. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${scheme}:`,
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ');
