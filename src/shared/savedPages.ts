const pageName = /^(.+)\.(?:x?html?|shtml)$/isu;

/** What browsers of many languages add to a page's name for the folder of its pictures. */
const companionWords = new Set([
  ...['files', 'file', 'data', 'dateien', 'fichiers', 'archivos', 'arquivos', 'ficheiros'],
  ...['bestanden', 'filer', 'tiedostot', 'pliki', 'soubory', 'elemei', 'dosyalar', 'datoteke'],
  ...['fitxers', 'failid', 'fails', 'bylos', 'fajlovi', 'fitxategiak', 'файлы', 'файли'],
  ...['ملفات', 'ملفّات', 'پرونده‌ها', 'فایل‌ها', 'קבצים'],
]);
/** In Arabic the word may stand before the name: `ملفات_الصفحة`. */
const wordsBefore = /^(?:ملفات|ملفّات)[ _.-]/u;

/** A file's name in the form in which two that a page means alike are equal, whatever their case and composition. */
export const plainName = (name: string): string => name.normalize('NFC').toLowerCase();

/** A page's plain name without its extension; null for a file that is no page. */
export function pageStem(name: string): string | null {
  const stem = pageName.exec(name)?.[1];
  return stem === undefined ? null : plainName(stem);
}

/** The plain names of the pages, without extension, to which a folder of that name would belong. */
export function stemsServed(folder: string): readonly string[] {
  const name = plainName(folder);
  const [, stem = '', word = ''] = /^(.+)[ _.-]([^ _.-]+)$/su.exec(name) ?? [];
  return [
    ...(companionWords.has(word) ? [stem] : []),
    ...(wordsBefore.test(name) ? [name.replace(wordsBefore, '')] : []),
  ];
}

/** Tells, of some files, whether a folder beside them is the one in which a browser keeps the pictures of one (`Page.html`, `Page_files`). */
export function companionsOf(files: readonly string[]): (folder: string) => boolean {
  const stems = new Set(files.map(pageStem));
  return (folder) => stemsServed(folder).some((stem) => stems.has(stem));
}

const maximumDepth = 8;

/** How much a saved page may have beside it: files that are looked for, the size of one and of all, in bytes. */
export const besideLimits = {
  files: 1_000,
  size: 32 * 1024 * 1024,
  total: 64 * 1024 * 1024,
} as const;

/** The names in a page's relative address, folders first; null when it is absolute, leads upwards, or is no path of files. */
export function namesInAddress(address: string): readonly string[] | null {
  const path = address.trim().replace(/[?#].*$/su, '');
  if (path.length > 4096 || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(path)) return null;
  const names = path
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(decoded);
  const isName = (name: string): boolean =>
    name !== '' && name !== '.' && name !== '..' && !/[/\\:\u0000-\u001f]/.test(name);
  return names.length > 1 && names.length <= maximumDepth && names.every(isName) ? names : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a percent sign that stands for itself
  }
}
