import type { Published } from '#shared/article';
import { parseDateline } from '#shared/text/dates';
import { endsSentence } from './foldedLine';

const maximumLength = 120;
/** A place or a name beside the date (`بيروت - السبت 3 فبراير 2024`) is no sentence yet. */
const maximumRest = 3;

/**
 * The moment that a line states when a date is all that it is for, with at most a place or a name
 * beside it (`alone`: nothing beside it); null for other lines. The words are kept as written.
 */
export function readDateline(line: string, alone = false): Published | null {
  if (line.length > maximumLength || !/\p{N}/u.test(line)) return null;
  const found = parseDateline(line);
  if (found === null) return null;
  const words = found.rest === '' ? 0 : found.rest.split(' ').length;
  const isDateline = words === 0 || (!alone && words <= maximumRest && !endsSentence(line));
  return isDateline ? { instant: found.instant, zone: found.zone, text: line } : null;
}
