/** Whether the window is on a Mac, where the command key does what Control does elsewhere. */
export const isMac = typeof navigator === 'object' && navigator.platform.includes('Mac');

/** Whether the key is held that adds to a selection by clicks, and begins shortcuts. */
export const hasMod = ({ ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): boolean =>
  isMac ? metaKey : ctrlKey;
