/**
 * How an article looks in a page or a book of its own, on the screen and on paper; it names no file and loads nothing.
 * Arabic has no slanted type: weight tells what italics would.
 */
export const stylesheet = `
body { color: #1c1a17; background: #fffdf8; font-size: 1.125em; line-height: 1.9; font-family: "Noto Naskh Arabic", Amiri, "Geeza Pro", "Traditional Arabic", "Segoe UI", Georgia, serif; margin: 0; }
main { margin-inline: auto; max-inline-size: 38rem; padding: 2.5rem 1.5rem 5rem; }
[dir="ltr"] { line-height: 1.65; }
h1, h2, h3, h4, h5, h6 { line-height: 1.45; margin-block: 1.8em 0.5em; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2rem; margin-block: 0 0.5em; }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1.05rem; }
p { margin-block: 0 1em; overflow-wrap: break-word; orphans: 2; widows: 2; }
header { margin-block-end: 0.75rem; }
footer { border-block-end: 1px solid #ddd4c4; margin-block-end: 1.75rem; padding-block-end: 1rem; }
svg { block-size: 95vh; inline-size: 100%; }
.kicker { color: #7a4a12; font-size: 0.95rem; margin-block-end: 0.25em; }
.subtitle { color: #5c564c; font-size: 1.25rem; }
.fact { color: #5c564c; font-size: 0.95rem; margin-block: 0; }
.original a { overflow-wrap: anywhere; }
.lead { font-weight: bold; }
.term { font-weight: bold; margin-block-end: 0; }
.definition { margin-inline-start: 1.5rem; }
a { color: #7a4a12; }
em:dir(rtl), i:dir(rtl), dfn:dir(rtl) { font-style: normal; font-weight: bold; }
cite:dir(rtl), var:dir(rtl) { font-style: normal; }
ol:dir(rtl) { list-style-type: arabic-indic; }
ol:dir(rtl):lang(fa) { list-style-type: persian; }
hr { border: 0; border-block-start: 1px solid #b9ab92; inline-size: 4rem; margin: 2em auto; }
blockquote { border-inline-start: 3px solid #ddd4c4; margin: 0 0 1em; padding-inline-start: 1rem; }
pre { overflow-x: auto; background: #f4efe4; padding: 0.75rem; white-space: pre-wrap; }
code, kbd, samp, var { font-family: "Noto Sans Mono", Consolas, Menlo, monospace; font-size: 0.9em; }
img { block-size: auto; max-inline-size: 100%; }
figure { margin: 1.5em 0; break-inside: avoid; text-align: center; }
figcaption, .caption { color: #5c564c; font-size: 0.9rem; }
table { border-collapse: collapse; margin-block: 1.25em; max-inline-size: 100%; }
th, td { border: 1px solid #ddd4c4; padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
th { background: #f4efe4; }
mark { background: #f8e6a0; color: inherit; }
.marks { border-block-start: 1px solid #ddd4c4; margin-block-start: 2.5rem; padding-block-start: 0.5rem; }
.note { white-space: pre-line; }
nav ol { padding-inline-start: 1.5rem; }
article + article { border-block-start: 3px double #ddd4c4; margin-block-start: 4rem; padding-block-start: 3rem; }
`;

/** What a page needs on paper beside that. */
export const printStyles = `
@page { margin: 2cm; }
@media print {
  body { background: none; color: #000; font-size: 12pt; }
  main { max-inline-size: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  article + article { border: 0; break-before: page; margin: 0; padding: 0; }
  tr, img, blockquote { break-inside: avoid; }
}
`;
