import { besideLimits, namesInAddress, pageStem, plainName, stemsServed } from '#shared/savedPages';
import { mayBePicture } from '../extensions';
import { Refusal } from '../refusal';
import type { LookBeside } from '../stages';
import type { Archive, ArchiveEntry } from './archive';

/** What an archive holds of saved pages and the folders that browsers made for them (`Page.html`, `Page_files`). */
export interface SavedPages {
  /** True for a file that lies in the folder of a page. */
  belongs(name: string): boolean;
  /** Reads the pictures that a page may have beside it; answers like `lookBeside` in a folder. */
  beside(page: string): Promise<LookBeside>;
}

/** Folders are no deeper; what claims to be was made to keep whoever looks busy. */
const maximumDepth = 64;

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Finds the saved pages among some files of an archive. */
export function savedPagesIn(archive: Archive, files: readonly ArchiveEntry[]): SavedPages {
  const pages = new Set(files.flatMap(({ name }) => pageKey(name) ?? []));
  const filesOf = new Map<string, ArchiveEntry[]>();
  for (const file of files) {
    for (const page of pagesServed(file.name, pages)) {
      const own = filesOf.get(page);
      if (own === undefined) filesOf.set(page, [file]);
      else own.push(file);
    }
  }
  return {
    belongs: (name) => pagesServed(name, pages).length > 0,
    async beside(page) {
      const own = filesOf.get(pageKey(page) ?? '') ?? [];
      return lookAmongFiles(await readPictures(archive, own), folderOf(page));
    },
  };
}

/** What all pages of one name in one folder share; null for a file that is no page. */
function pageKey(name: string): string | null {
  const folder = folderOf(name);
  const stem = pageStem(name.slice(folder.length));
  return stem === null ? null : folder + stem;
}

/** The pages, by their keys, in whose folder a file lies, however deep. */
function pagesServed(name: string, pages: ReadonlySet<string>): readonly string[] {
  let start = 0;
  for (let depth = 0; pages.size > 0 && depth < maximumDepth; depth += 1) {
    const end = name.indexOf('/', start);
    if (end === -1) return [];
    const parent = name.slice(0, start);
    const served = stemsServed(name.slice(start, end))
      .map((stem) => parent + stem)
      .filter((page) => pages.has(page));
    if (served.length > 0) return served;
    start = end + 1;
  }
  return [];
}

/** The files that may be pictures, within the limits of what a page may have beside it. */
async function readPictures(
  archive: Archive,
  files: readonly ArchiveEntry[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  let room: number = besideLimits.total;
  for (const { name, size } of files.filter((file) => mayBePicture(file.name))) {
    if (pictures.size === besideLimits.files) break;
    if (size > Math.min(besideLimits.size, room)) continue;
    const bytes = await readOrNull(archive, name);
    if (bytes === null) continue;
    room -= bytes.length;
    pictures.set(name, bytes);
  }
  return pictures;
}

/** The article is read without a picture that cannot be had. */
async function readOrNull(archive: Archive, name: string): Promise<Uint8Array | null> {
  try {
    return await archive.read(name);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What a page writes in other letters' case or composition is the same name. */
function lookAmongFiles(files: ReadonlyMap<string, Uint8Array>, folder: string): LookBeside {
  const alike = new Map([...files].map(([name, bytes]) => [plainName(name), bytes]));
  return (address) => {
    const names = namesInAddress(address);
    if (names === null) return null;
    const path = `${folder}${names.join('/')}`;
    return files.get(path) ?? alike.get(plainName(path)) ?? null;
  };
}
