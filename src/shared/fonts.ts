import type { InstalledFont } from './textLook';

/** A font of the system that can be chosen, and whether it has the letters of a script. */
export interface OfferedFont {
  readonly font: InstalledFont;
  readonly arabic: boolean;
  readonly latin: boolean;
}
