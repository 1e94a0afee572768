import { readdirSync } from 'node:fs';
import { openLibrary, type Library } from '../../src/main/library/library';
import { anyChange, makeChange, seenOf } from './doings';
import type { History } from './history';
import { randomFrom } from './random';

/** What was found in a library that has come to an end of some kind. */
export interface Judgement {
  /** What is seen of it; null when it does not open. */
  readonly seen: ReadonlyMap<string, string> | null;
  readonly wrong: readonly string[];
}

/** How a library is judged. */
export interface Judging {
  readonly folder: string;
  /** What a library may show; null where only its being whole counts. */
  readonly history: Pick<History, 'judge'> | null;
  readonly moment?: number;
  /** Whether it is to be seen that work goes on as well. */
  readonly goesOn?: boolean;
}

const clock = (): Date => new Date();

async function findingsOf(library: Library): Promise<string[]> {
  const { ok, findings } = await library.check();
  if (ok) return [];
  return findings
    .filter(({ kind }) => kind !== 'orphan')
    .map(({ kind, what, id }) => `check: ${kind} ${what} ${id}`);
}

/** Opens a library for writing and holds it against its check and a history. */
export async function judgeLibrary(judging: Judging): Promise<Judgement> {
  const { folder, history, moment, goesOn = false } = judging;
  const opened = await openLibrary({ folder, clock, access: 'write' });
  if (!opened.ok) return { seen: null, wrong: [`does not open: ${JSON.stringify(opened.error)}`] };
  const library = opened.value;
  try {
    const seen = seenOf(library);
    const wrong = library.notices.map((notice) => `notice: ${JSON.stringify(notice)}`);
    wrong.push(...(history?.judge(seen, moment) ?? []), ...(await findingsOf(library)));
    if (goesOn) wrong.push(...(await goOn(library)));
    return { seen, wrong };
  } finally {
    await library.close();
  }
}

/** A few more changes must succeed, and be there. */
async function goOn(library: Library): Promise<string[]> {
  const random = randomFrom(library.rows().length);
  for (let count = 0; count < 3; count += 1) {
    const change = anyChange(library, random, new Set());
    if (change === null) continue;
    const result = await makeChange(change, { begin: () => () => undefined });
    if (!result.ok) return [`${change.what} afterwards: ${JSON.stringify(result.error)}`];
  }
  return [];
}

/**
 * What should have gone once a library was opened and closed: half written files, and its lock. What
 * other contenders for the lock left behind may still be a living one's; it goes ten minutes later.
 */
export function leftovers(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.tmp') || name.endsWith('writer.lock'))
    .map((name) => `left behind: ${name}`);
}
