import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { interfaceLocale } from '#shared/locales/interfaceLocale';
import { nativeWords } from '#shared/locales/native';
import { savingWords } from '#shared/locales/saving';
import { createApplication } from './application';
import { log } from './desktop/crashes';
import { createDesktop } from './desktop/desktop';
import { aboutProgram, launch } from './desktop/launch';
import { leaveInOrder } from './desktop/leaving';
import { createScreenshot } from './desktop/screenshot';
import { readableExtensions } from './importing/stages';
import { createLastChanges } from './lastChanges';
import { openLibrary } from './library/library';
import { libraryFolder } from './libraryFolder';
import { takeIndex } from './libraryIndex';
import { laterLikeness, openLibraryLikeness } from './libraryLikeness';
import { onceListed } from './onceListed';
import { createBackupThread } from './workers/backupThread';
import { createImporter } from './workers/importer';
import { startSearchThread } from './workers/searchThread';

const samplesFolder = join(__dirname, '../../resources/samples');

launch(async ({ arguments: launched, files, systemLocales, refuse }) => {
  const folder = launched.library ?? libraryFolder(launched.userData);
  const opened = await openLibrary({
    ...{ folder, clock: () => new Date(), access: 'write-or-read', trusts: true },
    holds: { first: 1_000, longest: 10_000 },
  });
  if (!opened.ok) {
    refuse(interfaceLocale('system', systemLocales), opened.error);
    return;
  }
  const library = opened.value;
  const locale = () => interfaceLocale(library.settings().locale, systemLocales);
  const words = () => ({ ...nativeWords[locale()], saving: savingWords[locale()] });
  const desktop = createDesktop(words, () => library.settings().shortcuts, readableExtensions);
  const threads = Math.max(1, cpus().length - 1);
  const importer = createImporter({ script: join(__dirname, 'importWorker.cjs'), threads });
  // What is derived from the library is read when the reader has its list.
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const index = begun.then(() => takeIndex(library));
  const place = index.then((taken) => taken.place);
  const search = startSearchThread(join(__dirname, 'searchWorker.cjs'), place, log);
  const backupJobs = createBackupThread(join(__dirname, 'backupWorker.cjs'));
  const likeness = laterLikeness(begun, () => openLibraryLikeness(library, 'write'));
  const screenshot = createScreenshot(launched, desktop.window);
  const { dialogs, printer, menu, openLink, copyText, announce } = desktop;
  const application = createApplication({
    ...{ library, importer, search, likeness, backupJobs },
    ...{ dialogs, printer, menu, openLink, copyText, announce, log },
    systemLocales,
    stays: true,
    samples: async () =>
      (await readdir(samplesFolder)).sort().map((name) => join(samplesFolder, name)),
    drawn: screenshot.drawn,
    about: aboutProgram(folder),
  });
  const { changesTo } = application;
  const { held, settle } = library.saving;
  leaveInOrder({
    ...createLastChanges({ locale, held, changesTo, dialogs: desktop.leaveDialogs }),
    ...{ askPage: desktop.askPage, settle },
    async close() {
      begin();
      await application.endExports();
      await Promise.all([importer.close(), search.close(), likeness.close()]);
      await application.backups.close();
      await backupJobs.close();
      await (await index).release();
      await library.close();
    },
  });
  files.hear((paths) => {
    desktop.focus();
    void application.importNamed(paths);
  });
  const named = application.importNamed(launched.files);
  const readPicture = async (id: string, hash: string) => {
    const picture = await library.picture(id, hash);
    return picture.ok ? picture.value : null;
  };
  const { handlers, listed } = onceListed(application.handlers);
  await desktop.show(handlers, readPicture, library.settings().theme);
  await listed;
  begin();
  void application.upkeep.readTrusted();
  if (library.restriction === null) application.upkeep.tendTrash(() => new Date());
  void application.indexed();
  application.backups.tend();
  await screenshot.imported((await named)?.outcomes ?? []);
});
