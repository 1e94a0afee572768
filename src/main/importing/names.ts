import { harmlessName } from '#shared/text/harmlessName';

/** A path in an archive without what would make it look like another, and without empty parts, `.` and `..`; it is shown, never opened. */
export function harmlessPath(path: string): string {
  return harmlessName(path)
    .split('/')
    .filter((part) => !['', '.', '..'].includes(part))
    .join('/');
}
