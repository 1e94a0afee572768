/** The kinds of systems that get their voices in ways of their own. */
export type Platform = 'windows' | 'mac' | 'linux';

/** The system that the window is on, by what the engine says of itself. */
export function platformOf(name: string): Platform {
  if (/mac/i.test(name)) return 'mac';
  return /win/i.test(name) ? 'windows' : 'linux';
}
