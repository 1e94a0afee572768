import { extensionsOf } from '../extensions';
import { articlesOf } from '../office/article';
import { readRtf } from '../office/rtf/readRtf';
import type { BytesFormat } from './format';

/** Rich Text Format, as word processors have written it since 1987; a few bytes before it are no harm. */
const signature = /^[\s\0\xef\xbb\xbf]{0,16}\{\\rtf/;

/** A document in Rich Text Format (1.9.1 and before). */
export const rtf: BytesFormat = {
  name: 'rtf',
  reads: 'bytes',
  extensions: extensionsOf.rtf,
  recognises: (bytes) => signature.test(String.fromCharCode(...bytes.subarray(0, 32))),
  parse: (file) => articlesOf(file, 'rtf', readRtf(file.bytes)),
};
