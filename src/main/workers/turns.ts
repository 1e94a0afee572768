/**
 * Lets so many jobs run at a time, the others in their order. workerpool has a queue of its own, but
 * forgets it when a thread dies: what waits there then waits until somebody adds another job.
 */
export interface Turns {
  /** Runs a job when its turn comes. */
  take<T>(job: () => Promise<T>): Promise<T>;
  /** Runs a job when no other runs, and none beside it. */
  alone<T>(job: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly places: number;
  readonly begin: () => void;
}

/** Makes turns for `atOnce` jobs at a time. */
export function createTurns(atOnce: number): Turns {
  const waiting: Waiting[] = [];
  let free = atOnce;

  const next = (): void => {
    for (let first = waiting[0]; first !== undefined && first.places <= free; [first] = waiting) {
      waiting.shift();
      free -= first.places;
      first.begin();
    }
  };
  const run = async <T>(places: number, job: () => Promise<T>): Promise<T> => {
    await new Promise<void>((begin) => {
      waiting.push({ places, begin });
      next();
    });
    try {
      return await job();
    } finally {
      free += places;
      next();
    }
  };
  return { take: (job) => run(1, job), alone: (job) => run(atOnce, job) };
}
