import type { CarriedReading } from '../stages';

type Standing = Required<Pick<CarriedReading, 'status' | 'starred' | 'archived'>>;

/** How an article stands in a program that knows two places: the list, and the archive of what was read. */
export function archivedOrUnread(archived: boolean, starred = false): Standing {
  return { status: archived ? 'read' : 'unread', starred, archived };
}

/** From here on nothing but the last lines is left to read. */
const readFrom = 0.95;

/** How an article stands in a program that also knows how far it was read, from 0 to 1. */
export function standingAt(progress: number, archived: boolean): Standing {
  if (archived || progress >= readFrom) return { ...archivedOrUnread(archived), status: 'read' };
  return { status: progress > 0 ? 'reading' : 'unread', starred: false, archived };
}
