#!/usr/bin/env node
/*
 * npm start [-- [--library DIR] [--screenshot OUT.png] [Chromium's flags] FILE…]
 *
 * Installs, fetches and builds what is missing or has changed, and opens the window.
 */
import { rmSync, statSync } from 'node:fs';
import { launch } from './launch.mjs';
import { rootLibrary } from './ordinaryUser.mjs';
import { fromCaller, main, say, SetUpError } from './project.mjs';
import { prepareRuntime, prepareTools, withSeat } from './setUp.mjs';
import { handOver, stage } from './staging.mjs';
import { readArguments } from './startArguments.mjs';

const screenshotWithin = 90_000;

await main(async () => {
  const asked = readArguments(process.argv.slice(2), fromCaller);
  await prepareTools();
  const runtime = await prepareRuntime();
  process.exitCode = await withSeat(runtime, (seat) => open(seat, asked));
});

async function open(seat, asked) {
  const { user, program, app, env } = seat;
  if (user) giveFolders(user, asked);
  if (asked.screenshot) rmSync(asked.screenshot, { force: true });
  const staged = stage(user, asked);
  const flags = [
    ...seat.flags,
    ...(asked.library ? [`--library=${asked.library}`] : []),
    ...(staged.screenshot ? [`--screenshot=${staged.screenshot}`] : []),
    ...(asked.userData ? [`--user-data-dir=${asked.userData}`] : []),
    ...asked.flags,
  ];
  const limit = asked.screenshot ? screenshotWithin : 0;
  try {
    const args = [app, ...flags, ...staged.files];
    const code = await launch(user, program, args, { env, cwd: app, limit });
    if (code === 124) say(`no picture within ${screenshotWithin / 1000} s`);
    staged.bringPicture();
    return asked.screenshot ? withPicture(code, asked.screenshot) : code;
  } finally {
    staged.remove();
  }
}

function giveFolders(user, { library, userData }) {
  handOver(user, library ?? (process.env.MAQAL_LIBRARY || rootLibrary), 'library.json');
  if (userData) handOver(user, userData, 'Local State');
}

function withPicture(code, path) {
  if (code !== 0) return code;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) throw new SetUpError(`The window ended without writing ${path}.`);
  say(`wrote ${path}`);
  return 0;
}
