import { homedir } from 'node:os';
import { join } from 'node:path';

/** The system that a folder is sought on; the tests bring their own. */
export interface System {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
}

/** Where Electron keeps the data of an application of this name, by each system's own custom. */
function applicationData({ env, platform, home }: System): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  const configured = env['XDG_CONFIG_HOME'];
  return configured === undefined || configured === '' ? join(home, '.config') : configured;
}

const thisSystem = (): System => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
});

/**
 * The library's folder when none is named, the same for the window and the terminal: MAQAL_LIBRARY,
 * else beside the program's other data (`userData` where the window was given one of its own).
 */
export function libraryFolder(userData: string | null, system: System = thisSystem()): string {
  const named = system.env['MAQAL_LIBRARY'];
  if (userData !== null) return join(userData, 'library');
  if (named !== undefined && named !== '') return named;
  return join(applicationData(system), 'maqal', 'library');
}
