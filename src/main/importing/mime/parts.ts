import { mediaType, quotedBytes, readHeaders, type Headers, type MediaType } from './headers';

/** One part of a message that is not divided further. */
export interface Part {
  readonly headers: Headers;
  readonly media: MediaType;
  readonly bytes: Uint8Array;
}

/** A message (RFC 5322) or saved page (RFC 2557): its own header, and its parts in their order. */
export interface Message {
  readonly headers: Headers;
  readonly media: MediaType;
  readonly parts: readonly Part[];
}

const maximumDepth = 8;
const maximumParts = 2_000;

/** Takes a message apart; one that is cut off or has lost its boundaries gives what can be found. */
export function readMessage(bytes: Uint8Array): Message {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const { headers, content } = divide(source.replace(/^(?:\xef\xbb\xbf)?[\r\n]*/, ''));
  const parts: Part[] = [];
  collect(headers, content, 0, parts);
  return { headers, media: mediaType(headers), parts };
}

/** The header ends at the first empty line. */
function divide(source: string): { headers: Headers; content: string } {
  const end = /\r\n\r\n|\n\n|\r\r/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  return {
    headers: readHeaders(head.split(/\r\n|\n|\r/)),
    content: end === null ? '' : source.slice(end.index + end[0].length),
  };
}

function collect(headers: Headers, content: string, depth: number, parts: Part[]): void {
  if (parts.length >= maximumParts) return;
  const media = mediaType(headers);
  if (!media.type.startsWith('multipart/') || depth >= maximumDepth) {
    parts.push({ headers, media, bytes: decoded(headers, content) });
    return;
  }
  for (const section of sectionsOf(content, media.parameters.get('boundary'))) {
    const inner = divide(section);
    collect(inner.headers, inner.content, depth + 1, parts);
  }
}

/** What stands between the boundary lines; a message that names no boundary has the one of its first such line. */
function sectionsOf(content: string, stated = ''): readonly string[] {
  const boundary = stated === '' ? /^--(\S{1,200})[ \t\r]*$/m.exec(content)?.[1] : stated;
  if (boundary === undefined) return [];
  const sections: string[] = [];
  let start: number | null = null;
  for (const at of linesOf(content, `--${boundary}`)) {
    if (start !== null) sections.push(content.slice(start, at));
    const lineEnd = content.indexOf('\n', at);
    start = lineEnd < 0 ? content.length : lineEnd + 1;
    if (content.startsWith('--', at + boundary.length + 2)) return sections;
  }
  return start === null ? sections : [...sections, content.slice(start)];
}

/** Where lines begin with a mark. */
function* linesOf(content: string, mark: string): Generator<number> {
  let count = 0;
  for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + mark.length)) {
    if (at > 0 && !/[\r\n]/.test(content.charAt(at - 1))) continue;
    yield at;
    count += 1;
    if (count > maximumParts) return;
  }
}

function decoded(headers: Headers, content: string): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding === 'base64') return Uint8Array.from(Buffer.from(content, 'base64'));
  if (encoding === 'quoted-printable') return quotedBytes(content);
  return Uint8Array.from(Buffer.from(content, 'latin1'));
}
