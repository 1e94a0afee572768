import type { Format } from './format';
import { epub } from './epub';
import { html } from './html';
import { markdown } from './markdown';
import { mhtml } from './mhtml';
import { pdf } from './pdf';
import { plainText } from './plainText';
import { zip } from './zip';

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [pdf, mhtml, html, markdown, plainText, epub, zip];

/** What a file is taken for that has text in it and no extension. */
export const fallbackFormat: Format = plainText;
