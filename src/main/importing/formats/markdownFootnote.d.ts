/** It brings no types: https://github.com/markdown-it/markdown-it-footnote */
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';
  const footnotes: (reader: MarkdownIt) => void;
  export default footnotes;
}
