import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { libraryFolder } from '../main/libraryFolder';
import { backUp, drillBackup, listBackups, restoreBackup, verifyBackup } from './backupCommands';
import { addBookmark, list, listBookmarks, search, show } from './commands';
import {
  exportFiles,
  exportForms,
  exportMarkFile,
  importMarkFile,
  type ExportOptions,
} from './exportCommand';
import { importFiles } from './importCommand';
import { restoreFile, type RestoreOptions } from './restoreCommand';
import type { Terminal } from './terminal';
import { check, repair, reread } from './upkeepCommands';
import { terminalWords, type TerminalWords } from './words';

/** Exit statuses: 0 all went well, 1 some input failed, 2 wrong usage. */
const wrongUsage = 2;

function limitOf(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new InvalidArgumentError('1–1000');
  }
  return limit;
}

type Ends = (command: (terminal: Terminal) => Promise<number>) => () => Promise<void>;

function addBackupCommands(program: Command, say: TerminalWords['say'], ends: Ends): void {
  const backup = program
    .command('backup')
    .description(say.backup)
    .option('--to <dir>', say.backupTo)
    .action(({ to }: { to?: string }) => ends((it) => backUp(it, to))());
  backup
    .command('list')
    .description(say.backupList)
    .option('--from <dir>', say.backupFrom)
    .action((options: { from?: string }) => ends((it) => listBackups(it, options))());
  backup
    .command('verify [snapshot]')
    .description(say.backupVerify)
    .option('--from <dir>', say.backupFrom)
    .action((id: string | undefined, options: { from?: string }) =>
      ends((it) => verifyBackup(it, id, options))(),
    );
  backup
    .command('drill [snapshot]')
    .description(say.backupDrill)
    .option('--from <dir>', say.backupFrom)
    .action((id: string | undefined, options: { from?: string }) =>
      ends((it) => drillBackup(it, id, options))(),
    );
  backup
    .command('restore [snapshot]')
    .description(say.backupRestore)
    .option('--to <dir>', say.restoreTo)
    .option('--from <dir>', say.backupFrom)
    .action((id: string | undefined, _options: unknown, command: Command) => {
      // `backup` has this option, too, and takes it wherever it stands.
      const { to, from } = command.optsWithGlobals<{ to?: string; from?: string }>();
      if (to === undefined) command.error(`--to: ${say.restoreTo}`);
      return ends((it) => restoreBackup(it, id, { to, ...(from === undefined ? {} : { from }) }))();
    });
}

async function run(): Promise<number> {
  const words = terminalWords(process.env);
  const { say } = words;
  let status = 0;
  const program = new Command('maqal')
    .description(say.description)
    .option('--library <dir>', say.library)
    .option('--json', say.json, false)
    .exitOverride();

  const terminal = (): Terminal => {
    const options = program.opts<{ library?: string; json: boolean }>();
    return {
      words,
      json: options.json,
      folder: options.library ?? libraryFolder(null),
      workerScript: join(__dirname, 'importWorker.cjs'),
      threads: Math.max(1, cpus().length - 1),
      print: (line) => void process.stdout.write(`${line}\n`),
      complain: (line) => void process.stderr.write(`${line}\n`),
    };
  };
  const ends: Ends = (command) => async () => {
    status = await command(terminal());
  };

  program
    .command('import <path...>')
    .description(say.import)
    .action((paths: string[]) => ends((it) => importFiles(it, paths))());
  program
    .command('export <file> [id...]')
    .description(say.export)
    .addOption(
      new Option('--format <form>', say.exportFormat).choices(exportForms).default('maqal'),
    )
    .option('--no-marks', say.exportNoMarks)
    .action((file: string, ids: string[], options: ExportOptions) =>
      ends((it) => exportFiles(it, file, ids, options))(),
    );
  program
    .command('restore <file>')
    .description(say.restore)
    .option('--dry-run', say.dryRun, false)
    .option('--bring-back', say.bringBack, false)
    .action((file: string, options: RestoreOptions) =>
      ends((it) => restoreFile(it, file, options))(),
    );
  program.command('list').description(say.list).action(ends(list));
  program
    .command('show <id...>')
    .description(say.show)
    .action((ids: string[]) => ends((it) => show(it, ids))());
  program
    .command('search <query...>')
    .description(say.search)
    .option('--limit <n>', say.limit, limitOf, 20)
    .action((query: string[], { limit }: { limit: number }) =>
      ends((it) => search(it, query.join(' '), limit))(),
    );
  const bookmark = program.command('bookmark').description(say.bookmark);
  bookmark
    .command('add <id>')
    .description(say.bookmarkAdd)
    .requiredOption('--quote <text>', say.quote)
    .action((id: string, { quote }: { quote: string }) =>
      ends((it) => addBookmark(it, id, quote))(),
    );
  bookmark
    .command('export <file> [id]')
    .description(say.bookmarkExport)
    .action((file: string, id: string | undefined) => ends((it) => exportMarkFile(it, file, id))());
  bookmark
    .command('import <file>')
    .description(say.bookmarkImport)
    .action((file: string) => ends((it) => importMarkFile(it, file))());
  bookmark.command('list').description(say.bookmarkList).action(ends(listBookmarks));
  program
    .command('check')
    .description(say.check)
    .option('--repair', say.repair, false)
    .action(({ repair: isRepair }: { repair: boolean }) => ends(isRepair ? repair : check)());
  program
    .command('reread [id...]')
    .description(say.reread)
    .action((ids: string[]) => ends((it) => reread(it, ids))());
  addBackupCommands(program, say, ends);

  try {
    await program.parseAsync();
    return status;
  } catch (error) {
    // Commander has written its own message; --help leaves this way too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage;
    throw error;
  }
}

// A reader like `head` that closes the pipe early is no fault of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void run().then((status) => {
  process.exitCode = status;
});
