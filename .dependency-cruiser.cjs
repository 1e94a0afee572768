/*
 * Who may import whom: the rule of ARCHITECTURE.md as code. It has no list of exceptions; a rule
 * that gets in the way is changed here, for everyone.
 */

/** The files by which a room of the main process may be entered. */
const doors = {
  importing: ['pipeline', 'previewEncodings', 'stages'],
  intake: ['intake'],
  library: ['library'],
  search: ['search'],
  exporting: ['exporting'],
  likeness: ['likeness'],
  backups: ['backups'],
  fonts: ['installedFonts'],
};

/**
 * Below all rooms: how a file is written so that it survives a power cut. Each room that keeps files would else have
 * its own copy of that, and whoever mends one forgets the others.
 */
const leaf = 'durable';

/** What `importing` may have of Node: the same bytes make the same article, wherever and whenever. */
const pureModules = ['buffer', 'crypto', 'string_decoder', 'util', 'zlib'];

/** Nothing of ours opens a connection. */
const networkModules = ['dgram', 'dns', 'http', 'http2', 'https', 'inspector', 'net', 'tls'];

const ownPackages = 'node_modules/(valibot|hast|@types/hast|@types/unist)/';

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const doorRules = Object.entries(doors).map(([room, files]) =>
  forbid(
    `door-of-${room}`,
    `The room is entered by ${files.join('.ts or ')}.ts.`,
    { pathNot: `^src/main/${room}/` },
    { path: `^src/main/${room}/`, pathNot: `^src/main/${room}/(${files.join('|')})\\.ts$` },
  ),
);

const main = [
  forbid(
    'rooms-apart',
    'Rooms know the leaf, but not each other, nor those who join them; the workers join doors.',
    { path: '^src/main/([^/]+)/', pathNot: `^src/main/(workers|${leaf})/` },
    { path: '^src/(main|cli|preload|renderer)/', pathNot: `^src/main/($1|${leaf})/` },
  ),
  forbid(
    'leaf-below-rooms',
    'What all rooms stand on knows none of them.',
    { path: `^src/main/${leaf}/` },
    { path: '^src/', pathNot: `^src/(shared|main/${leaf})/` },
  ),
  forbid(
    'leaf-for-rooms',
    'Only rooms that keep files write them.',
    { path: '^src/', pathNot: `^src/main/(library|backups|exporting|${leaf})/` },
    { path: `^src/main/${leaf}/` },
  ),
  forbid(
    'workers-join-doors',
    'A worker calls the doors of rooms; windows are not for it, nor are those who join.',
    { path: '^src/main/workers/' },
    {
      path: '^src/(main|cli|preload|renderer)/',
      pathNot: '^src/main/(workers|importing|search|exporting|intake|likeness|library|backups)/',
      dependencyTypesNot: ['type-only'], // the shape that its caller asks of it
    },
  ),
  forbid(
    'desktop-by-index',
    'Only the composition root builds the desktop.',
    { path: '^src/', pathNot: '^src/main/(desktop/|index\\.ts$)' },
    { path: '^src/main/desktop/' },
  ),
  forbid(
    'electron-in-desktop',
    'Only the desktop, the composition root and the preload know Electron.',
    { path: '^src/', pathNot: '^src/(main/(desktop/|index\\.ts$)|preload/)' },
    { path: '^electron($|/)|node_modules/electron/' },
  ),
  forbid(
    'importing-is-pure',
    'Parsing touches no disk, no clock, no network and no process.',
    { path: '^src/main/importing/' },
    { dependencyTypes: ['core'], pathNot: `^(node:)?(${pureModules.join('|')})$` },
  ),
  forbid(
    'formats-apart',
    'Formats do not know each other; only the registry knows them all.',
    { path: '^src/main/importing/formats/', pathNot: '/(registry|format)\\.ts$' },
    { path: '^src/main/importing/formats/', pathNot: '/format\\.ts$' },
  ),
  forbid(
    'cli-without-window',
    'The terminal runs in plain Node.',
    { path: '^src/cli/' },
    { path: '^src/(preload|renderer)/|^src/main/(index\\.ts$|desktop/)' },
  ),
  ...doorRules,
];

const sides = [
  forbid(
    'shared-alone',
    'Both sides speak these words: no Node, no Electron, no package but the schemas and hast types.',
    { path: '^src/shared/' },
    { pathNot: `^src/shared/|${ownPackages}` },
  ),
  forbid(
    'preload-knows-shared',
    'The preload is the contract and nothing else.',
    { path: '^src/preload/' },
    { path: '^src/', pathNot: '^src/(preload|shared)/' },
  ),
  forbid(
    'renderer-knows-shared',
    'The page has nothing of the main process but the contract.',
    { path: '^src/renderer/' },
    { path: '^src/', pathNot: '^src/(renderer|shared)/' },
  ),
  forbid(
    'page-without-node',
    'Neither the page nor its preload has Node.',
    { path: '^src/(renderer|preload)/' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'bridge-for-stores',
    'Views ask stores, stores ask the main process.',
    { path: '^src/', pathNot: '^src/renderer/main\\.ts$|Store\\.ts$' },
    { path: '^src/renderer/bridge\\.ts$' },
  ),
  forbid(
    'ui-knows-no-store',
    'Shared controls get what they show, and tell what happened.',
    { path: '^src/renderer/ui/' },
    { path: 'Store\\.ts$|^src/renderer/bridge\\.ts$|node_modules/pinia/' },
  ),
];

const everywhere = [
  forbid('no-circles', 'Whoever is in a circle cannot be read alone.', {}, { circular: true }),
  forbid(
    'no-network',
    'The program opens no network connection, ever.',
    { path: '^src/' },
    { dependencyTypes: ['core'], path: `^(node:)?(${networkModules.join('|')})($|/)` },
  ),
  forbid(
    'no-lowdb-adapters',
    'Of lowdb only Low: its adapters lose acknowledged saves.',
    { path: '^src/' },
    { path: 'node_modules/lowdb/lib/(presets|adapters|node|browser)|node_modules/steno/' },
  ),
  forbid(
    'src-alone',
    'The program does not need its tests.',
    { path: '^src/' },
    { path: '^(tests|scripts)/' },
  ),
  forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...sides, ...main, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.css'],
    },
    exclude: { path: '^out/' },
  },
};
