import type { Element, Nodes } from 'hast';
import { textOf } from '../textOf';
import { bare } from './siteNames';

/** The Latin that stands in templates until someone has written something, and is forgotten there. */
const filler = /^lorem ipsum\b/i;
/** Nobody writes the same line as a link so many times: a template does. */
const manyTimes = 3;
const maximumButton = 60;

/** The blocks of a page without what its template put among them: filler text, and the same button again and again. */
export function withoutTemplateText(blocks: readonly Element[]): readonly Element[] {
  const buttons = new Map<string, number>();
  for (const block of blocks) {
    const text = buttonText(block);
    if (text !== null) buttons.set(text, (buttons.get(text) ?? 0) + 1);
  }
  return blocks.filter((block) => {
    const text = buttonText(block);
    const isRepeated = text !== null && (buttons.get(text) ?? 0) >= manyTimes;
    return !isRepeated && !filler.test(textOf(block).trim());
  });
}

/** What a short block says that is a link as a whole; null for any other. */
function buttonText(block: Element): string | null {
  const text = textOf(block).trim();
  if (text === '' || text.length > maximumButton) return null;
  return block.children.every(isLink) ? bare(text) : null;
}

const isLink = (node: Nodes): boolean =>
  node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'element' &&
      (node.tagName === 'a' || (node.children.length > 0 && node.children.every(isLink)));
