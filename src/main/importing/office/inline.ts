import { placeName, safeLink } from '#shared/safeTree';
import type { PageNode } from '../html/page';
import { readableText, type OfficeBlock, type Run, type RunFormat } from './document';
import { createElement, createText } from './elements';

type TextRun = Extract<Run, { kind: 'text' }>;
/** Takes a note up and says which number it has. */
export type TakeNote = (blocks: readonly OfficeBlock[]) => number;

/** What a format is written as, the outermost element first. */
const wrappers: readonly {
  of: (format: RunFormat) => string | null;
  wrap: (value: string, inner: PageNode[]) => PageNode;
}[] = [
  {
    of: ({ link }) => safeLink(link ?? ''),
    wrap: (href, inner) => createElement('a', inner, { href }),
  },
  { of: ({ bold }) => (bold ? 'strong' : null), wrap: createElement },
  { of: ({ italic }) => (italic ? 'em' : null), wrap: createElement },
  // Programs underline every link.
  { of: ({ underline, link }) => (underline && link === null ? 'u' : null), wrap: createElement },
  { of: ({ strike }) => (strike ? 's' : null), wrap: createElement },
  { of: ({ position }) => position, wrap: createElement },
];

/** The text and notes of a paragraph as inline elements; the number of a note stands in brackets, apart from the word before it, and leads to the note. */
export function inlineOf(runs: readonly Run[], takeNote: TakeNote): PageNode[] {
  const nodes: PageNode[] = [];
  let texts: TextRun[] = [];
  const finishTexts = (): void => {
    for (const node of wrapped(texts, 0)) nodes.push(node);
    texts = [];
  };
  for (const run of runs) {
    if (run.kind === 'text') texts.push(run);
    if (run.kind !== 'note') continue;
    // Some programs raise a space together with the number.
    const last = texts.at(-1);
    if (last?.format.position === 'sup' && last.text.trim() === '') texts.pop();
    finishTexts();
    const number = takeNote(run.blocks);
    const href = `#${placeName(number)}`;
    nodes.push(createElement('sup', [createElement('a', [createText(`[${number}]`)], { href })]));
  }
  finishTexts();
  return nodes;
}

function wrapped(runs: readonly TextRun[], depth: number): PageNode[] {
  const wrapper = wrappers[depth];
  if (wrapper === undefined) return linesOf(readableText(runs.map(({ text }) => text).join('')));
  const nodes: PageNode[] = [];
  let group: TextRun[] = [];
  let value: string | null = null;
  const finishGroup = (): void => {
    if (group.length === 0) return;
    const inner = wrapped(group, depth + 1);
    if (value === null) for (const node of inner) nodes.push(node);
    else nodes.push(wrapper.wrap(value, inner));
    group = [];
  };
  for (const run of runs) {
    const own = wrapper.of(run.format);
    if (own !== value) finishGroup();
    value = own;
    group.push(run);
  }
  finishGroup();
  return nodes;
}

function linesOf(text: string): PageNode[] {
  const nodes: PageNode[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) nodes.push(createElement('br'));
    if (line !== '') nodes.push(createText(line));
  }
  return nodes;
}
