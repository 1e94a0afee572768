import { watch, type FSWatcher } from 'node:fs';

/** What the system tells of names that come and go in a folder: hints, on which nothing may rest. */
export interface FolderHints {
  /** Resolves at the next hint, and after so many milliseconds at the latest. */
  next(milliseconds: number): Promise<void>;
  /** Calls `listener` with each name from now on. */
  hear(listener: (name: string) => void): void;
  close(): void;
}

/** Listens to a folder, where that can be done without holding on to it. */
export function listenTo(folder: string): FolderHints {
  const listeners = new Set<(name: string) => void>();
  const watcher = watcherOf(folder, (name) => {
    for (const listener of [...listeners]) listener(name);
  });
  return {
    next: (milliseconds) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          listeners.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        listeners.add(end);
      }),
    hear: (listener) => void listeners.add(listener),
    close() {
      listeners.clear();
      watcher?.close();
    },
  };
}

function watcherOf(folder: string, heard: (name: string) => void): FSWatcher | null {
  // Windows does not let go of a drive while a folder of it is watched.
  if (process.platform === 'win32') return null;
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => heard(name ?? ''));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null; // out of watches, or a file system that has none
  }
}
