/** What a field's instruction makes of its result. */
export interface Field {
  readonly link: string | null;
  /** Page numbers and the like mean nothing without pages. */
  readonly isHidden: boolean;
}

const hidden =
  /^(?:page|numpages|sectionpages|pageref|section|noteref|toc|index|tc|xe|rd|printdate|savedate|createdate)$/i;
const switchesOfLinks = /^(?:\\[a-z*]|(?:\\[lmnt])\s*"[^"]*")$/i;

/** Reads a field's instruction as Word writes it (ISO/IEC 29500-1, 17.16): `HYPERLINK "https://…"`, `PAGE`. */
export function readField(instruction: string): Field {
  const words =
    instruction
      .trim()
      .slice(0, 4096)
      .match(/"[^"]*"|\S+/g) ?? [];
  const [name = '', ...rest] = words;
  if (!/^hyperlink$/i.test(name)) return { link: null, isHidden: hidden.test(name) };
  const address = rest.find((word) => !switchesOfLinks.test(word))?.replace(/^"|"$/g, '') ?? '';
  // `\l "place"` alone leads to a place in the same document.
  const isInside = address === '' || /^\\l$/i.test(rest[0] ?? '');
  return { link: isInside ? null : address, isHidden: false };
}
