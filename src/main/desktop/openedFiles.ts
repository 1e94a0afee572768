import { app } from 'electron';

type Hear = (paths: readonly string[]) => void;

/** Files to come. */
export interface OpenedFiles {
  /** Calls `listener` with files that are waiting, and with all that follow. */
  hear(listener: Hear): void;
}

/**
 * Files that the system hands to a running program: by a second start, or by macOS's own event, which
 * may come before the library is open. They wait until somebody hears them.
 */
export function listenForFiles(): OpenedFiles {
  let waiting: string[] = [];
  let hear: Hear = (paths) => {
    waiting.push(...paths);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hear([path]);
  });
  app.on('second-instance', (_event, _arguments, _folder, data) => {
    hear(filesOf(data));
  });
  return {
    hear(listener) {
      hear = listener;
      if (waiting.length > 0) listener(waiting);
      waiting = [];
    },
  };
}

/** What the second start sent; it is a program of this user, but maybe of another version. */
function filesOf(data: unknown): readonly string[] {
  const files = (data as { files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}
