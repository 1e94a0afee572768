/** Takes the bytes of a file one stretch after another. */
export type Put = (bytes: Uint8Array) => Promise<void>;

/** Takes text and puts it as UTF-8. */
export const textTo =
  (put: Put) =>
  (text: string): Promise<void> =>
    put(Buffer.from(text));
