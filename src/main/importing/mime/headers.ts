import { decodeBytes, encodingName } from '../encodings';

/** The header fields of a message or of one of its parts: names in lower case, values unfolded, the first of each. */
export type Headers = ReadonlyMap<string, string>;

const field = /^([!-9;-~]{1,80}):[ \t]*(.*)$/;

/** Reads header fields (RFC 5322, 2.2); lines that are none are passed over. */
export function readHeaders(lines: readonly string[]): Headers {
  const headers = new Map<string, string>();
  let last: string | null = null;
  for (const line of lines) {
    const [, name, value = ''] = field.exec(line) ?? [];
    if (/^[ \t]/.test(line) && last !== null) {
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    } else if (name !== undefined) {
      last = headers.has(name.toLowerCase()) ? null : name.toLowerCase();
      if (last !== null) headers.set(last, value.trim());
    }
  }
  return headers;
}

/** A media type in lower case with its parameters (RFC 2045, 5.1), such as `text/html` and its charset. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const parameter = /;\s*([\w*-]{1,60})\s*=\s*(?:"([^"]*)"|([^\s;]+))/g;

/** Reads a `Content-Type`; `text/plain` when there is none, as the standard has it. */
export function mediaType(headers: Headers): MediaType {
  const value = headers.get('content-type') ?? 'text/plain';
  const type = value.split(';')[0]?.trim().toLowerCase() ?? '';
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of value.matchAll(parameter)) {
    parameters.set(name.toLowerCase(), quoted ?? bare);
  }
  return { type, parameters };
}

const encodedWord = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** A header's text with its encoded words (RFC 2047) read; raw bytes beyond ASCII are taken for UTF-8. */
export async function readText(value: string): Promise<string> {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  let text = '';
  let at = 0;
  for (const word of joined.matchAll(encodedWord)) {
    const [whole, charset = '', form = '', content = ''] = word;
    const bytes =
      form.toLowerCase() === 'b'
        ? Buffer.from(content, 'base64')
        : quotedBytes(content.replace(/_/g, ' '));
    const decoded = await decodeBytes(bytes, encodingName(charset) ?? 'utf-8');
    text += (await fromLatin(joined.slice(at, word.index))) + (decoded ?? '');
    at = word.index + whole.length;
  }
  return (text + (await fromLatin(joined.slice(at)))).replace(/\s+/g, ' ').trim();
}

const fromLatin = async (text: string): Promise<string> =>
  (await decodeBytes(Buffer.from(text, 'latin1'), 'utf-8')) ?? text;

/** The bytes of quoted-printable text (RFC 2045, 6.7), given one character a byte; soft line ends are joined. */
export function quotedBytes(text: string): Uint8Array {
  const plain = text
    .replace(/[ \t]*=[ \t]*(?:\r\n|\r|\n)/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Uint8Array.from(Buffer.from(plain, 'latin1'));
}
