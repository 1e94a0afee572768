/** So many bytes of all files are remembered, in pages. */
const mostBytes = 1 << 24;
/** More pages than any file has. */
const mostOfFile = 2 ** 24;

/** The pages of files that were read last, the longest unread first. */
const pages = new Map<number, Uint8Array>();
/** How many bytes they have together. */
let remembered = 0;
let files = 0;
/** The page that was asked for last, which is asked for again most of the time. */
let lastKey = -1;
let lastPage: Uint8Array = new Uint8Array();

/** Answers a number for a file, by which its pages are known. */
export function newFile(): number {
  files += 1;
  return files;
}

/** A page of a file, read by `read` when it is not remembered. */
export function pageOf(file: number, page: number, read: () => Uint8Array): Uint8Array {
  const key = file * mostOfFile + page;
  if (key === lastKey) return lastPage;
  const known = pages.get(key);
  if (known !== undefined) pages.delete(key);
  const bytes = known ?? read();
  pages.set(key, bytes);
  if (known === undefined) remembered += bytes.length;
  while (remembered > mostBytes) forgetOldest();
  lastKey = key;
  lastPage = bytes;
  return bytes;
}

function forgetOldest(): void {
  const [oldest] = pages.keys();
  if (oldest !== undefined) forget(oldest);
}

function forget(key: number): void {
  remembered -= pages.get(key)?.length ?? 0;
  pages.delete(key);
}

/** Forgets the pages of a file. */
export function forgetPages(file: number): void {
  lastKey = -1;
  for (const key of pages.keys()) if (Math.floor(key / mostOfFile) === file) forget(key);
}
