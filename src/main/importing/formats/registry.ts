import type { Format } from './format';
import { html } from './html';
import { markdown } from './markdown';
import { mhtml } from './mhtml';
import { plainText } from './plainText';
import { webarchive } from './webarchive';
import { zip } from './zip';

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [mhtml, webarchive, html, markdown, plainText, zip];

/** What a file is taken for that has text in it and no extension. */
export const fallbackFormat: Format = plainText;
