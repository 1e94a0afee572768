/** Lets whoever started an import hold it up or end it; asked by the import before each step. */
export interface ImportControl {
  /** Aborted once the import is to end. */
  readonly signal: AbortSignal;
  readonly isPaused: boolean;
  /** Resolves at once, or when a pause is over or the import is to end. */
  ready(): Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** Makes a control that holds nothing up. */
export function createControl(): ImportControl {
  const ending = new AbortController();
  let paused = false;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    paused = false;
    for (const go of waiting.splice(0)) go();
  };
  return {
    signal: ending.signal,
    get isPaused() {
      return paused;
    },
    async ready() {
      if (paused) await new Promise<void>((go) => waiting.push(go));
    },
    pause() {
      paused = !ending.signal.aborted;
    },
    resume: release,
    cancel() {
      ending.abort();
      release();
    },
  };
}
