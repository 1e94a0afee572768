import { isNoteSign } from '#shared/text/noteSign';
import { textOfInlines } from './inlines';
import type { Block, Inline, ListBlock } from './model';

/** An article's notes, as Markdown has them: at its end. */
export interface Notes {
  /** What is before them. */
  readonly text: readonly Block[];
  /** The notes in their order, each with the name of the place that its signs lead to. */
  readonly notes: readonly { readonly place: string; readonly blocks: readonly Block[] }[];
}

/** Finds the notes of an article: its last block is a list, and to each of its items a sign leads. */
export function notesOf(blocks: readonly Block[]): Notes {
  const last = blocks.at(-1);
  if (last?.kind !== 'list') return { text: blocks, notes: [] };
  const before = blocks.slice(0, -1);
  const led = new Set(before.flatMap(placesLedTo));
  const notes = notesIn(last).filter(({ place }) => led.has(place));
  if (notes.length < last.items.length) return { text: blocks, notes: [] };
  // A line between the two is what Markdown's readers put there themselves.
  const text = before.at(-1)?.kind === 'rule' ? before.slice(0, -1) : before;
  return { text, notes };
}

function notesIn({ items }: ListBlock): { place: string; blocks: readonly Block[] }[] {
  return items.flatMap((blocks) => {
    const [first] = blocks;
    const [start] = first !== undefined && 'inlines' in first ? first.inlines : [];
    return start?.kind === 'place' ? [{ place: start.id, blocks }] : [];
  });
}

/** The places that the signs in a block lead to. */
function placesLedTo(block: Block): readonly string[] {
  if ('inlines' in block) return block.inlines.flatMap(placesOfSigns);
  if (block.kind === 'list') return block.items.flat().flatMap(placesLedTo);
  if (block.kind === 'table') {
    return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(placesLedTo));
  }
  return block.kind === 'rule' ? [] : block.blocks.flatMap(placesLedTo);
}

function placesOfSigns(inline: Inline): readonly string[] {
  if (inline.kind === 'styled') return inline.inlines.flatMap(placesOfSigns);
  if (inline.kind !== 'link' || !inline.href.startsWith('#')) return [];
  return isNoteSign(textOfInlines(inline.inlines)) ? [inline.href.slice(1)] : [];
}
