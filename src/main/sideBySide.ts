/** Does something with each item, `width` of them at a time, in their order; rejects with the first failure. */
export async function eachSideBySide<T>(
  items: Iterable<T>,
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items].values();
  const work = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, work));
}
