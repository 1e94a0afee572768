import { constants } from 'node:os';

const names = new Map(Object.entries(constants.errno).map(([name, number]) => [-number, name]));

/** The system's name for an error (`ENOENT` …), or an empty string when it has none. */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, errno } = error as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]/.test(code)) return code;
  // Node names only what libuv knows; a full quota (EDQUOT) or a stale handle (ESTALE) is a number to it.
  return names.get(errno ?? 0) ?? '';
}

/** True when a path leads nowhere. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errnoOf(error));
}

/** What a disk is that took less than it was given, and did not say so. */
export function shortWrite(): Error {
  return Object.assign(new Error('ENOSPC: short write'), { code: 'ENOSPC' });
}
