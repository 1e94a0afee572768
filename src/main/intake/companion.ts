import {
  constants,
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

const pageExtensions = /^\.(?:x?html?|shtml)$/i;

/** What browsers of many languages add to a page's name for the folder of its pictures. */
const companionWords = new Set([
  ...['files', 'file', 'data', 'dateien', 'fichiers', 'archivos', 'arquivos', 'ficheiros'],
  ...['bestanden', 'filer', 'tiedostot', 'pliki', 'soubory', 'elemei', 'dosyalar', 'datoteke'],
  ...['fitxers', 'failid', 'fails', 'bylos', 'fajlovi', 'fitxategiak', 'файлы', 'файли'],
  ...['ملفات', 'ملفّات', 'پرونده‌ها', 'فایل‌ها', 'קבצים'],
]);
/** In Arabic the word may stand before the name: `ملفات_الصفحة`. */
const wordsBefore = /^(?:ملفات|ملفّات)[ _.-]/u;

const plain = (name: string): string => name.normalize('NFC').toLowerCase();

const isPage = (name: string): boolean => pageExtensions.test(extname(name));

const stemOf = (page: string): string => plain(basename(page, extname(page)));

/** The names of the page, without extension, to which a folder of that name would belong. */
function stemsServed(folder: string): readonly string[] {
  const name = plain(folder);
  const [, stem = '', word = ''] = /^(.+)[ _.-]([^ _.-]+)$/su.exec(name) ?? [];
  return [
    ...(companionWords.has(word) ? [stem] : []),
    ...(wordsBefore.test(name) ? [name.replace(wordsBefore, '')] : []),
  ];
}

/** Tells, of some files, whether a folder beside them is the one in which a browser keeps the pictures of one (`Page.html`, `Page_files`). */
export function companionsOf(files: readonly string[]): (folder: string) => boolean {
  const stems = new Set(files.filter(isPage).map(stemOf));
  return (folder) => stemsServed(folder).some((stem) => stems.has(stem));
}

const maximumDepth = 8;
const maximumSize = 32 * 1024 * 1024;
const maximumTotal = 64 * 1024 * 1024;
const maximumFiles = 1_000;

/**
 * Makes a way to read what a saved page keeps beside it, by the address that the page gives
 * (`Page_files/a.png`): regular files in the page's own folder of files, never by a link, so many and
 * so large at most. It answers null for any other address, for whatever cannot be read, and for all
 * addresses of a file that is no page.
 */
export function lookBeside(path: string): (address: string) => Uint8Array | null {
  const isCompanion = companionsOf([basename(path)]);
  let [files, total] = [0, 0];
  return (address) => {
    const segments = segmentsOf(address);
    if (segments === null || !isCompanion(segments[0] ?? '')) return null;
    const found = files < maximumFiles ? findWithin(dirname(path), segments) : null;
    files += 1;
    const bytes =
      found === null ? null : readSmall(found, Math.min(maximumSize, maximumTotal - total));
    total += bytes?.length ?? 0;
    return bytes;
  };
}

/** The names in a relative address, or null when it is absolute, leads upwards, or is no path of files. */
function segmentsOf(address: string): readonly string[] | null {
  const path = address.trim().replace(/[?#].*$/su, '');
  if (path.length > 4096 || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(path)) return null;
  const segments = path
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(decoded);
  const isName = (name: string): boolean =>
    name !== '' && name !== '.' && name !== '..' && !/[/\\:\u0000-\u001f]/.test(name);
  return segments.length > 1 && segments.length <= maximumDepth && segments.every(isName)
    ? segments
    : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a percent sign that stands for itself
  }
}

/** Goes down name by name; what a page writes in other letters' case or composition is the same name. */
function findWithin(folder: string, segments: readonly string[]): string | null {
  let at = folder;
  for (const [index, segment] of segments.entries()) {
    const wanted = index === segments.length - 1 ? 'file' : 'folder';
    const exact = join(at, segment);
    const next = kindOf(exact) === wanted ? exact : alikeIn(at, segment);
    if (next === null || kindOf(next) !== wanted) return null;
    at = next;
  }
  return at;
}

function alikeIn(folder: string, segment: string): string | null {
  try {
    const name = readdirSync(folder).find((entry) => plain(entry) === plain(segment));
    return name === undefined ? null : join(folder, name);
  } catch {
    return null;
  }
}

function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const stats = lstatSync(path);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : null;
  } catch {
    return null;
  }
}

function readSmall(path: string, maximum: number): Uint8Array | null {
  let file: number | null = null;
  try {
    // Neither a link nor a pipe that took the file's place meanwhile; Windows lacks both flags.
    const flags = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    file = openSync(path, constants.O_RDONLY | flags);
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > maximum) return null;
    const bytes = new Uint8Array(stats.size);
    return readSync(file, bytes, 0, stats.size, 0) === stats.size ? bytes : null;
  } catch {
    return null; // the article is read without this picture
  } finally {
    if (file !== null) closeSync(file);
  }
}
