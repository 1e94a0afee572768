/**
 * The Latin letter or sign of a key in lower case, whatever script the keyboard is set to: its own when
 * that is Latin, else the one that stands there on a US keyboard. `Control+خ` is Control+O to a reader
 * who has not changed the keyboard, and to every other program on the desktop.
 */
export function latinKey({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (/^[\x00-\x7f]+$/.test(key)) return key.toLowerCase();
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (code === 'Slash' && shiftKey) return '?';
  return (letter ?? signs[code] ?? key).toLowerCase();
}

const signs: Readonly<Partial<Record<string, string>>> = {
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Slash: '/',
};
