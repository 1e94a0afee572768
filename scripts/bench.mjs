import { buildApp } from './build.mjs';
import { withModules } from './modules.mjs';

/*
 * Prints how well and how fast things go: `npm run bench:quality -- encodings` runs
 * tests/bench/encodings.ts, and so on for each name; `npm run bench:import` runs tests/bench/import.ts
 * on the threads as they are built, and `npm run bench:library` tests/bench/library.ts.
 */
if (process.argv.includes('import')) await buildApp();

await withModules(async (load) => {
  for (const name of process.argv.slice(2)) {
    const { main } = await load(`/tests/bench/${name}.ts`);
    await main();
  }
});
