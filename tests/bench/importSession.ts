/**
 * Imports a folder into a new library as the window does, threads, index and all, and prints what it
 * took as one line of JSON: `importSession.mjs FOLDER LIBRARY BUILT`.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApplication } from '../../src/main/application';
import { openLibrary } from '../../src/main/library/library';
import { takeIndex } from '../../src/main/libraryIndex';
import { openLibraryLikeness } from '../../src/main/libraryLikeness';
import { backupJobs } from '../../src/main/workers/backupJobs';
import { createImporter } from '../../src/main/workers/importer';
import { startSearchThread } from '../../src/main/workers/searchThread';

const [, , files = '', folder = '', built = ''] = process.argv;
const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
const threads = Math.max(1, cpus().length - 1);
const importer = createImporter({ script: join(built, 'importWorker.cjs'), threads });
const search = startSearchThread(
  join(built, 'searchWorker.cjs'),
  takeIndex(library).then(({ place }) => place),
  (message) => console.error(message),
);

const spent = { find: 0, save: 0, index: 0 };
let batches = 0;
let mainHeap = 0;
const timer = setInterval(() => {
  mainHeap = Math.max(mainHeap, process.memoryUsage().heapUsed);
}, 200);

async function timed<T>(what: keyof typeof spent, job: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await job();
  } finally {
    spent[what] += performance.now() - begun;
  }
}
const add = library.add.bind(library);
library.add = (batch) => {
  batches += 1;
  return timed('save', () => add(batch));
};

const application = createApplication({
  ...{ library, stays: true, likeness: await openLibraryLikeness(library, 'write') },
  importer: {
    ...importer,
    async *find(paths) {
      const found = importer.find(paths)[Symbol.asyncIterator]();
      for (;;) {
        const next = await timed('find', async () => found.next());
        if (next.done === true) return;
        yield next.value;
      }
    },
  },
  search: { ...search, add: (articles) => timed('index', () => search.add(articles)) },
  printer: { toPdf: () => Promise.resolve(null), toPaper: () => Promise.resolve(false) },
  menu: { undoTyping: () => undefined, showHistory: () => undefined },
  backupJobs,
  dialogs: {
    chooseFiles: () => Promise.resolve([]),
    chooseCopy: () => Promise.resolve([]),
    chooseMarks: () => Promise.resolve(null),
    chooseFolder: () => Promise.resolve(null),
    chooseExport: () => Promise.resolve(null),
    chooseDocument: () => Promise.resolve(null),
    confirmLink: () => Promise.resolve(false),
    saveText: () => Promise.resolve(false),
  },
  openLink: () => Promise.resolve(),
  copyText: () => undefined,
  samples: () => Promise.resolve([]),
  announce: () => undefined,
  drawn: () => undefined,
  log: (message) => process.stderr.write(`${message}\n`),
  about: {
    version: '',
    runtime: { version: process.version, origin: 'node', trial: false },
    libraryFolder: folder,
  },
  systemLocales: [],
});
await application.indexed();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const begun = performance.now();
const used = process.cpuUsage();
const { counts } = await application.importPaths([files]);
const seconds = (performance.now() - begun) / 1000;
delay.disable();
// Answers only once everything before it has been taken in.
await search.query('لا شيء', 1, []);
const indexed = (performance.now() - begun) / 1000;
clearInterval(timer);
const result = {
  ...{ counts, seconds, indexed, spent, batches, mainHeap },
  cpu: process.cpuUsage(used),
  peak: process.resourceUsage().maxRSS * 1024,
  delay: { p95: delay.percentile(95) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
await Promise.all([importer.close(), search.close()]);
await library.close();
process.exit(0);
