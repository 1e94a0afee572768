import { app, dialog } from 'electron';
import type { About } from '#shared/api';
import { wordFailure } from '#shared/locales/errors';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { nativeWords } from '#shared/locales/native';
import type { Failure } from '#shared/result';
import { exitOnCrash, log } from './crashes';
import { listenForFiles, type OpenedFiles } from './openedFiles';
import { readArguments, type StartArguments } from './openWith';
import { prepareSecurity } from './security';

/** What a start of the program brings with it. */
export interface Launch {
  readonly arguments: StartArguments;
  /** Files that the system hands over later. */
  readonly files: OpenedFiles;
  /** The system's preferred languages, best first, as BCP 47. */
  readonly systemLocales: readonly string[];
  /** Says in a box why the library cannot be opened, and ends the program with 1. */
  refuse(locale: InterfaceLocale, failure: Failure): void;
}

/**
 * Settles what must be settled before Electron is ready, and calls `start` when it is; a second
 * start of the same program hands its files to the first one and ends.
 */
export function launch(start: (launch: Launch) => Promise<void>): void {
  // `electron FOLDER …`: the first plain argument is this program itself, unless it is packaged.
  const given = process.argv.slice(1);
  const own = process.defaultApp ? given.findIndex((value) => !value.startsWith('-')) : -1;
  const launched = readArguments(
    given.filter((_, index) => index !== own),
    process.cwd(),
  );
  const unattended = launched.screenshot !== null || process.env['MAQAL_UNATTENDED'] === '1';

  // Without it Chromium has no voices on Linux, where they come from speech-dispatcher.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  exitOnCrash(unattended);
  prepareSecurity(process.env['MAQAL_NO_SANDBOX'] !== '1');
  if (launched.userData !== null) app.setPath('userData', launched.userData);
  if (!app.requestSingleInstanceLock({ files: launched.files })) {
    // The first one has our files now; a picture of its window is not what was asked for.
    if (launched.screenshot !== null) log('no picture: another window is open');
    app.exit(launched.screenshot === null ? 0 : 1);
    return;
  }
  const files = listenForFiles();
  void app.whenReady().then(() =>
    start({
      arguments: launched,
      files,
      systemLocales: app.getPreferredSystemLanguages(),
      refuse(locale, failure) {
        const sentence = wordFailure(locale, failure);
        log(`${failure.code}: ${sentence}`);
        if (!unattended) dialog.showErrorBox(nativeWords[locale].startup.cannotOpenTitle, sentence);
        app.exit(1);
      },
    }),
  );
}

/** What the About box says of this program: its Electron, and how the start script came by it. */
export function aboutProgram(libraryFolder: string): About {
  const origin = process.env['MAQAL_RUNTIME_ORIGIN'] ?? 'electron';
  const version = process.versions.electron ?? '';
  // The fallback is an old browser engine: good for a trial, no daily reader.
  const trial = origin === 'fallback';
  log(`Electron ${version}, ${origin}${trial ? ', for tests and trials only' : ''}`);
  return { version: app.getVersion(), runtime: { version, origin, trial }, libraryFolder };
}
