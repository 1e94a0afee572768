/** Runs tasks one after another in the order they came; a task that fails does not stop the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes an empty queue. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Maps items with at most `limit` tasks under way, answers in the items' order. After a failure no
 * task is begun; it rejects with the first failure once those under way have ended.
 */
export async function mapBounded<T, R>(
  items: Iterable<T>,
  limit: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const failures: unknown[] = [];
  const entries = [...items].entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) {
      try {
        answers[index] = await task(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  if (failures.length > 0) throw failures[0];
  return answers;
}
