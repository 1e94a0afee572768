/**
 * Makes a task that is never under way twice: called while it is, it begins once more after that, however
 * often it was called. The task is told whether it is the newest, which it is until it was called again.
 */
export function newestOnly(task: (isNewest: () => boolean) => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let calls = 0;

  async function run(): Promise<void> {
    for (let seen = -1; seen !== calls;) {
      const own = calls;
      seen = own;
      await task(() => own === calls);
    }
  }

  return () => {
    calls += 1;
    running ??= run().finally(() => (running = null));
    return running;
  };
}
