import { buildApp } from './build.mjs';
import { lacksDisplay, startDisplay } from './display.mjs';
import { installPackages } from './install.mjs';
import { ordinaryUser } from './ordinaryUser.mjs';
import { findRuntime } from './runtime.mjs';
import { prepareSeat } from './seat.mjs';
import { prepareSystem } from './system.mjs';

/** Packages, and nothing that needs a screen: enough for every gate but the end-to-end tests. */
export const prepareTools = installPackages;

/**
 * An Electron, and what it needs of the system, with programs that the caller would like to have;
 * takes no longer than a glance when all is there.
 */
export async function prepareRuntime(programs = []) {
  const runtime = await findRuntime();
  await prepareSystem(runtime, lacksDisplay(ordinaryUser()), programs);
  return runtime;
}

/**
 * Builds, seats the program, opens a display when there is none, and calls `use` with the seat;
 * the display is closed afterwards.
 */
export async function withSeat(runtime, use) {
  const seat = prepareSeat(runtime, await buildApp());
  if (!lacksDisplay(seat.user)) return use(seat);
  const display = await startDisplay();
  try {
    // Beside Xvfb there is no GPU and no message bus: looking for them costs time and complaints.
    const flags = [...seat.flags, '--disable-gpu', '--log-level=3'];
    return await use({ ...seat, flags, env: { ...seat.env, DISPLAY: display.name } });
  } finally {
    await display.stop();
  }
}
