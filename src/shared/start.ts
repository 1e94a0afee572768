import type { ImportProgress, ReportHead } from './importReport';
import type { Notice, Restriction, Saving } from './library';
import type { Settings } from './settings';

/** What the About box says. */
export interface About {
  readonly version: string;
  /** The Electron in use, where it was found, and whether it is meant for tests and trials only. */
  readonly runtime: { readonly version: string; readonly origin: string; readonly trial: boolean };
  readonly libraryFolder: string;
}

/** What the window needs before it can draw anything. */
export interface Start {
  readonly settings: Settings;
  /** The system's preferred languages, best first, as BCP 47. */
  readonly systemLocales: readonly string[];
  readonly notices: readonly Notice[];
  /** Why the library cannot be changed; null when it can. */
  readonly restriction: Restriction | null;
  readonly saving: Saving;
  /** How far the import of files named when the program was started is; null when there is none. */
  readonly importing: ImportProgress | null;
  /** The imports of such files that ended before the window asked. */
  readonly imported: readonly ReportHead[];
  readonly about: About;
}
