import { buildApp } from './build.mjs';
import { withModules } from './modules.mjs';

/*
 * Prints how well and how fast things go: `npm run bench:quality` runs what is named below,
 * `npm run bench:quality -- encodings` only tests/bench/encodings.ts, and so on for each name;
 * `npm run bench:import` runs tests/bench/import.ts on the threads as they are built, and
 * `npm run bench:library` tests/bench/library.ts.
 */
const quality = ['encodings', 'pages', 'feeds', 'office', 'pdf', 'duplicates', 'search'];
const named = process.argv.slice(2);

if (named.includes('import')) await buildApp();

await withModules(async (load) => {
  for (const name of named.length > 0 ? named : quality) {
    const { main } = await load(`/tests/bench/${name}.ts`);
    await main();
  }
});
