#!/usr/bin/env node
/*
 * maqal … : the library from the terminal, in plain Node. What must first be installed or built is
 * told on stderr; stdout is the command's own.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { installPackages } from './install.mjs';
import { launch } from './launch.mjs';
import { environmentOf, ordinaryUser, rootLibrary } from './ordinaryUser.mjs';
import { fromCaller, isLinuxRoot, main, root } from './project.mjs';
import { handOver } from './staging.mjs';

const cli = join(root, 'out', 'main', 'cli.cjs');

await main(async () => {
  await installPackages();
  await buildApp();
  process.chdir(fromCaller());
  const user = isLinuxRoot ? libraryOwner() : null;
  if (user) process.exitCode = await runAs(user);
  else runHere();
});

function runHere() {
  process.argv[1] = cli;
  createRequire(import.meta.url)(cli);
}

/** What root adds to the ordinary user's library must stay that user's, or the window could not change it. */
function runAs(user) {
  const args = [cli, ...process.argv.slice(2)];
  const env = environmentOf(user);
  const as = { everywhere: true, orphaned: 'KILL' }; // killed as we were, and no moment later
  return launch(user, process.execPath, args, { env, cwd: process.cwd(), as });
}

/** The ordinary user when the library that is meant belongs to it, as root's usual one does. */
function libraryOwner() {
  const named = namedLibrary() ?? process.env.MAQAL_LIBRARY;
  if (!named) {
    const user = ordinaryUser();
    if (user) handOver(user, rootLibrary, 'library.json');
    return user;
  }
  const owner = statSync(named, { throwIfNoEntry: false })?.uid ?? 0;
  const user = owner === 0 ? null : ordinaryUser();
  return user?.uid === owner ? user : null;
}

function namedLibrary() {
  const args = process.argv.slice(2);
  const index = args.findIndex((value) => value === '--library' || value.startsWith('--library='));
  if (index === -1) return null;
  return args[index].includes('=')
    ? args[index].slice('--library='.length)
    : (args[index + 1] ?? null);
}
