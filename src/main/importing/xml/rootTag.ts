/** A document may begin with a long remark. */
const searched = 65_536;

/**
 * The start tag of a document's first element, as far as its ASCII letters go, from bytes in any
 * encoding that has them (the zeros of UTF-16 left out); null when there is none near the start.
 */
export function rootTag(bytes: Uint8Array): { readonly name: string; readonly tag: string } | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, searched))
    .toString('latin1')
    .replace(/\0/g, '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  let rest = head.trimStart();
  for (let end = endOfProlog(rest); end > 0; end = endOfProlog(rest)) {
    rest = rest.slice(end).trimStart();
  }
  const found = /^<(?:[\w.-]{1,40}:)?([a-z][\w.-]{0,40})(?=[\s/>])[^>]*/i.exec(rest);
  return found === null ? null : { name: (found[1] ?? '').toLowerCase(), tag: found[0] };
}

/** Behind the declaration, remark or document type that a text begins with; 0 when it begins with none. */
function endOfProlog(text: string): number {
  const behind = (end: string): number => {
    const at = text.indexOf(end);
    return at < 0 ? 0 : at + end.length;
  };
  if (text.startsWith('<?')) return behind('?>');
  if (text.startsWith('<!--')) return behind('-->');
  if (!/^<!doctype/i.test(text)) return 0;
  const subset = /^[^>[]*\[/.test(text);
  return subset ? behind(']>') || behind('] >') : behind('>');
}
