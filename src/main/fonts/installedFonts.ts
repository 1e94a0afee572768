import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfferedFont } from '#shared/fonts';
import { facesIn, type FontFace } from './fontFile';

/** What can hold faces that every system draws. */
const fontFile = /\.(?:ttf|otf|ttc|otc)$/i;
/** Folders of fonts are shallow; deeper ones are links that lead in a circle. */
const maximumDepth = 6;
/** Files are opened so many at a time. */
const width = 8;

/** The folders in which a system and a reader of it keep fonts; `home` is the reader's own folder. */
export function fontFolders(
  platform: NodeJS.Platform,
  home: string,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  if (platform === 'darwin') {
    return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')];
  }
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
    return [
      join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
      join(local, 'Microsoft', 'Windows', 'Fonts'),
    ];
  }
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local/share');
  return [
    ...['/usr/share/fonts', '/usr/local/share/fonts'],
    ...[join(data, 'fonts'), join(home, '.fonts')],
  ];
}

async function filesIn(folder: string, depth = 0): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const lists = await Promise.all(
    entries.map(async (entry): Promise<readonly string[]> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth < maximumDepth ? filesIn(path, depth + 1) : [];
      return fontFile.test(entry.name) ? [path] : [];
    }),
  );
  return lists.flat();
}

async function facesOf(path: string): Promise<readonly FontFace[]> {
  try {
    const file = await open(path, 'r');
    try {
      return await facesIn(file);
    } finally {
      await file.close();
    }
  } catch {
    return []; // a file that has gone, or may not be read, offers nothing
  }
}

/** One offer for each family that has an upright face with Arabic or Latin letters. */
function offers(faces: readonly FontFace[]): OfferedFont[] {
  const families = new Map<string, FontFace[]>();
  for (const face of faces) {
    if (face.slanted || !(face.arabic || face.latin)) continue;
    families.set(face.family, [...(families.get(face.family) ?? []), face]);
  }
  return [...families].map(([family, upright]) => {
    // "Regular" and its like have the shortest of the full names.
    const plain = upright.filter(({ bold }) => !bold);
    const byLength = (a: FontFace, b: FontFace) => a.fullName.length - b.fullName.length;
    const regular = [...(plain.length > 0 ? plain : upright)].sort(byLength)[0]?.fullName ?? family;
    const bold = upright.filter((face) => face.bold).sort(byLength)[0]?.fullName ?? null;
    return {
      font: { family, regular, bold: bold === regular ? null : bold },
      arabic: upright.some(({ arabic }) => arabic),
      latin: upright.some(({ latin }) => latin),
    };
  });
}

/**
 * The fonts in some folders by their own words, sorted by name. Only the files' tables are read, by our own
 * hand and no further than their ends; nothing is run, and what is damaged is passed over.
 */
export async function installedFonts(folders: readonly string[]): Promise<readonly OfferedFont[]> {
  const files = (await Promise.all(folders.map((folder) => filesIn(folder)))).flat();
  const faces: FontFace[] = [];
  const waiting = [...new Set(files)];
  const lane = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      faces.push(...(await facesOf(path)));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return offers(faces).sort((a, b) => a.font.family.localeCompare(b.font.family, 'en'));
}
