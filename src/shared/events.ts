import type { ExportProgress } from './exported';
import type { ImportProgress, ReportHead } from './importReport';
import type { Notice, Saving } from './library';

/** Facts that the main process announces; whoever cares asks for the news itself. */
export interface Events {
  /** Articles came, or came back, or were changed by an import or a restore: their rows are new. */
  'library:added': { readonly ids: readonly string[] };
  /** Any number of articles came, went or changed. */
  'library:changed': Record<string, never>;
  /** Articles changed together; with `moved`, some went to the trash or came back from it, with `marked`, marks of theirs did. */
  'articles:changed': {
    readonly ids: readonly string[];
    readonly moved: boolean;
    readonly marked?: true;
  };
  /** One article's reading record or bookmarks changed. */
  'article:changed': { readonly id: string };
  /** Another program has put other readings of their files in the place of these articles. */
  'articles:replaced': { readonly ids: readonly string[] };
  /** Something of the library was found damaged since it was opened: all there is to be told of it. */
  'library:noticed': { readonly notices: readonly Notice[] };
  'settings:changed': Record<string, never>;
  'searches:changed': Record<string, never>;
  /** Something could not be saved, or now is; not told at each save. */
  'library:saving': Saving;
  /** The window is about to close, or the system to sleep: what the page has not handed over would be lost. */
  'page:leaving': Record<string, never>;
  /** A backup, a verification or a drill was begun or has ended. */
  'backups:changed': Record<string, never>;
  /** At most ten times a second; null when the last import has ended. */
  'import:progressed': ImportProgress | null;
  /** How many articles are in the export that is being written; a few times a second. Null when it has ended. */
  'export:progressed': ExportProgress | null;
  /** How many articles of a copy have been looked at; a few times a second. */
  'restore:progressed': { readonly done: number };
  /** An import that the window did not ask for (command line, second start) has ended. */
  'import:ended': { readonly report: ReportHead };
  /** The reader chose a command in the window's menu. */
  'menu:chosen': { readonly command: MenuCommand };
  /** The window began or ended to fill the whole screen. */
  'window:fullScreen': { readonly on: boolean };
}

/** The commands of the window's menu that the page carries out. */
export type MenuCommand =
  | 'undo'
  | 'redo'
  | 'import'
  | 'export'
  | 'export-article'
  | 'print'
  | 'save-pdf'
  | 'restore'
  | 'find'
  | 'find-here'
  | 'larger'
  | 'smaller'
  | 'reset-size'
  | 'about'
  | 'toggle-list'
  | 'full-screen'
  | 'bookmark'
  | 'reports';

export type EventName = keyof Events;

/** The names of all events, for the preload to check against. */
export const eventNames: readonly EventName[] = [
  'library:added',
  'library:changed',
  'articles:changed',
  'article:changed',
  'articles:replaced',
  'library:noticed',
  'settings:changed',
  'window:fullScreen',
  'searches:changed',
  'library:saving',
  'page:leaving',
  'backups:changed',
  'import:progressed',
  'import:ended',
  'export:progressed',
  'restore:progressed',
  'menu:chosen',
];
