import { logicalText } from './presentationForms';

/** CRLF, CR, and the rarer ends of a line: vertical tab, form feed, NEL, line and paragraph separator. */
const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** What can never be meant inside a text: controls but tab and line feed, byte order marks, noncharacters. */
const debris = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g;

/**
 * A text as it was meant: its lines ended by LF, without what no reader sees and no writer wrote, and
 * Arabic that was stored as drawn put back into letters. Words written in letters stay as they are.
 */
export function repairText(text: string): string {
  return logicalText(text.replace(lineEnd, '\n').replace(debris, ''));
}
