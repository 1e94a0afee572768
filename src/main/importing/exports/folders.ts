import type { CarriedReading } from '../stages';
import { archivedOrUnread } from './standing';

/** How an article stands by the Instapaper folder that it is in: three of them say it, the others are a reader's own. */
export function standingIn(
  folder: string,
): Pick<CarriedReading, 'status' | 'starred' | 'archived'> {
  return archivedOrUnread(folder.trim() === 'Archive', folder.trim() === 'Starred');
}

/** The folder as a tag when it is a reader's own. */
export function folderTags(folder: string): readonly string[] {
  const name = folder.trim();
  return ['', 'Unread', 'Archive', 'Starred'].includes(name) ? [] : [name];
}
