import { app } from 'electron';

/** Writes one line about the program itself on standard error, where terminals and journals look. */
export function log(message: string): void {
  process.stderr.write(`maqal: ${message}\n`);
}

/**
 * Logs what nobody caught and, where no one sits before the screen, exits at once: Electron's own
 * answer is a modal box, on which a test would hang.
 */
export function exitOnCrash(unattended: boolean): void {
  const crashed = (error: unknown): void => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (unattended) app.exit(1);
  };
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
}
