import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../fixtures/hostile');

/** Markup that wants to act, by whose list it is from and its place there. */
export interface HostileVector {
  readonly name: string;
  readonly markup: string;
}

/** All vectors of `tests/fixtures/hostile`, in the order of their lists. */
export function hostileVectors(): readonly HostileVector[] {
  const sources = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  return sources.flatMap(({ name }) => {
    const vectors = JSON.parse(
      readFileSync(join(folder, name, 'vectors.json'), 'utf8'),
    ) as string[];
    return vectors.map((markup, index) => ({ name: `${name} ${index}`, markup }));
  });
}

/** A page with an article in whose middle some markup stands; its first paragraph says which. */
export const pageAround = (markup: string, name = ''): string =>
  `<!doctype html><meta charset="utf-8"><title>عنوان ${name}</title><article><p>فقرة قبل ما يراد له أن يعمل، طويلة بما يكفي لتكون نصاً: ${name}.</p>${markup}<p>فقرة بعده.</p></article>`;
