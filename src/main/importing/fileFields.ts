/** The fields above a Markdown text, by name in lower case; each has one value or more. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

const fences: Readonly<Record<string, RegExp>> = {
  '---': /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/,
  '+++': /^\+\+\+[ \t]*\n([^]*?)\n\+\+\+[ \t]*(?:\n|$)/,
};
const maximumLength = 20_000;
const field = /^([\p{L}][\p{L}\p{N}_ -]{0,60}?)[ \t]*[:=](?:[ \t]+(.*))?$/u;
const listNames = /^(?:tags?|keywords|categories|authors)$/;
const item = /^[ \t]*-[ \t]+(.*)$/;

/**
 * Takes front matter off a text: the plain subset of YAML and TOML that such fields are written in (a
 * value, a quoted value, a list in brackets or of lines with a dash); what is nested is passed over.
 */
export function readFrontMatter(text: string): { fields: FrontMatter; body: string } {
  const found = fences[text.slice(0, 3)]?.exec(text.slice(0, maximumLength)) ?? null;
  if (found === null) return { fields: new Map(), body: text };
  return { fields: readFields(found[1] ?? ''), body: text.slice(found[0].length) };
}

function readFields(lines: string): FrontMatter {
  const fields = new Map<string, readonly string[]>();
  let last = '';
  for (const line of lines.split('\n')) {
    const [, name, value = ''] = field.exec(line) ?? [];
    const listed = item.exec(line)?.[1];
    if (name !== undefined) {
      last = name.trim().toLowerCase();
      fields.set(last, values(value, listNames.test(last)));
    } else if (listed !== undefined && last !== '') {
      fields.set(last, [...(fields.get(last) ?? []), ...values(listed, false)]);
    }
  }
  return fields;
}

function values(written: string, isList: boolean): readonly string[] {
  const value = written.trim();
  const inner = /^\[(?!\[)(.*)\]$/.exec(value)?.[1];
  if (inner === undefined && !isList) return [unquoted(value)].filter((text) => text !== '');
  const quotedOrBare = (inner ?? value).match(/"[^"]*"|'[^']*'|[^,،]+/g) ?? [];
  return quotedOrBare.map((text) => unquoted(text.trim())).filter((text) => text !== '');
}

/** Without the quotation marks around it, or the remark after it. */
function unquoted(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(value);
  if (quoted === null) return value.replace(/\s+#.*$/, '').trim();
  return (quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replace(/''/g, "'") ?? '').trim();
}
