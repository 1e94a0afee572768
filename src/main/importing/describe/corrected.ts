import type { Published } from '#shared/article';
import { confidences } from '#shared/confidence';
import type { CorrectedField, Corrections, LineRole } from '#shared/corrections';
import { silent, type Statement } from '../stages';
import type { Block } from './blocks';
import { namesOf, readByline } from './byline';
import { readDateline } from './dateline';
import type { Sure } from './found';
import { readParts, type Parts } from './parts';
import { readSourceLine } from './sourceLine';

type Answers = Pick<
  Parts,
  'title' | 'kicker' | 'subtitle' | 'lead' | 'bylines' | 'source' | 'published'
>;

/**
 * Finds a document's parts as `readParts` does, but where a reader has corrected it: lines that were given
 * a role have it, whatever they look like, and are looked at for nothing else; fields in the reader's own
 * words have them. What a line no longer is goes back to the body, so that no word is lost.
 */
export function readCorrected(
  blocks: readonly Block[],
  statement: Statement = silent,
  { lines, fields }: Corrections,
): Parts {
  const roles = rolesOf(blocks, lines);
  if (roles.size === 0 && Object.keys(fields).length === 0) return readParts(blocks, statement);
  const emptied = Object.entries(fields).flatMap(([field, words]) =>
    words?.trim() === '' ? [field as LineRole] : [],
  );
  const open = blocks.map((block, index) => (roles.has(index) ? { ...block, lines: [] } : block));
  const parts = readParts(open, statement, {
    parts: new Set([...roles.values(), ...emptied]),
    titleIndex: [...roles].find(([, role]) => role === 'title')?.[0] ?? -1,
  });
  const leftOut = textsOf(blocks, roles, 'left-out');
  const free = [...parts.taken].filter((index) => !roles.has(index));
  const given = [...roles].flatMap(([index, role]) => (role === 'body' ? [] : [index]));
  return {
    ...parts,
    ...answersOf(blocks, roles),
    ...answersIn(fields),
    omitted: [...parts.omitted, ...leftOut.map((text) => ({ reason: 'reader' as const, text }))],
    taken: new Set([...free, ...given]),
  };
}

/** Spaces of all kinds alike: the page draws some of them otherwise than the file has them. */
const bare = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const blockText = ({ lines }: Block): string => lines.join('\n');

function rolesOf(blocks: readonly Block[], lines: Corrections['lines']): Map<number, LineRole> {
  const wanted = new Map(lines.map(({ text, is }) => [bare(text), is]));
  const roles = new Map<number, LineRole>();
  blocks.forEach((block, index) => {
    const role = wanted.get(bare(blockText(block)));
    if (role !== undefined && block.lines.length > 0) roles.set(index, role);
  });
  return roles;
}

function textsOf(
  blocks: readonly Block[],
  roles: ReadonlyMap<number, LineRole>,
  role: LineRole,
): string[] {
  return blocks.flatMap((block, index) => (roles.get(index) === role ? [blockText(block)] : []));
}

const said = <Answer>(answer: Answer): Sure<Answer> => ({ answer, confidence: confidences.stated });

/** What lines say in the roles that they were given. */
function answersOf(
  blocks: readonly Block[],
  roles: ReadonlyMap<number, LineRole>,
): Partial<Answers> {
  const of = (role: LineRole): readonly string[] => textsOf(blocks, roles, role);
  const joined = (role: LineRole): string | null => of(role).map(bare).join(' ') || null;
  const [title, kicker, subtitle, source, date] = (
    ['title', 'kicker', 'subtitle', 'source', 'date'] as const
  ).map(joined);
  const lead = of('lead').join('\n') || null;
  const bylines = of('byline').flatMap(namesIn);
  return {
    ...(title ? { title: said(title) } : {}),
    ...(kicker ? { kicker: said(kicker) } : {}),
    ...(subtitle ? { subtitle: said(subtitle) } : {}),
    ...(lead ? { lead: said(lead) } : {}),
    ...(bylines.length > 0 ? { bylines: said(bylines) } : {}),
    ...(source ? { source: said(readSourceLine(source)?.source ?? source) } : {}),
    ...(date ? { published: said(dateIn(date)) } : {}),
  };
}

/** What the reader's own words say; empty ones that there is nothing. */
function answersIn(fields: Corrections['fields']): Partial<Answers> {
  const given = (field: CorrectedField): string | null | undefined => {
    const words = fields[field];
    return words === undefined ? undefined : bare(words) || null;
  };
  const text = (field: CorrectedField): Sure<string> | null | undefined => {
    const words = given(field);
    return typeof words === 'string' ? said(words) : words;
  };
  const byline = given('byline');
  const date = given('date');
  const answers = {
    title: text('title') ?? undefined,
    kicker: text('kicker'),
    subtitle: text('subtitle'),
    lead: text('lead'),
    source: text('source'),
    bylines: typeof byline === 'string' ? said(namesIn(byline)) : byline,
    published: typeof date === 'string' ? said(dateIn(date)) : date,
  };
  const entries = Object.entries(answers).filter(([, answer]) => answer !== undefined);
  return Object.fromEntries(entries);
}

/** The names in a byline, or in words that are nothing but names. */
function namesIn(words: string): readonly string[] {
  const read = readByline(words);
  return read.length > 0 ? read : namesOf(words);
}

/** A date in words as far as it is understood; the words are kept in any case. */
const dateIn = (words: string): Published =>
  readDateline(words) ?? { instant: null, zone: null, text: words };
