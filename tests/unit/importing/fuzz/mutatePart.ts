import { openArchive, isArchive } from '../../../../src/main/importing/archive/archive';
import { zipOf, type ZipPart } from '../../../support/zip';
import { mutate } from './mutate';

/** The files in an archive; none for any other file, and for an archive that cannot be read. */
export async function partsOf(bytes: Uint8Array): Promise<readonly ZipPart[]> {
  if (!isArchive(bytes)) return [];
  const archive = await openArchive(bytes);
  const parts: ZipPart[] = [];
  for (const { name, refusal } of archive.entries) {
    const unpacked = refusal === null ? await archive.read(name) : null;
    if (unpacked !== null) parts.push({ name, bytes: unpacked, stored: name === 'mimetype' });
  }
  return parts;
}

const textual = /\.(?:xml|rels|xhtml|html|opf|ncx|json|jsonl|md|txt|css)$/;

/** A number below `length`. */
const below = (length: number, chance: () => number): number => Math.floor(chance() * length);

/**
 * An archive of the same files, one to three of which are broken, mostly those that are parsed; now and
 * then one is left out or takes the name or the place of another. The same for the same numbers.
 */
export function mutatePart(
  parts: readonly ZipPart[],
  other: Uint8Array,
  chance: () => number,
): Uint8Array {
  const broken = [...parts];
  for (let times = 1 + below(3, chance); times > 0 && broken.length > 0; times -= 1) {
    const read = broken.flatMap(({ name }, at) => (textual.test(String(name)) ? [at] : []));
    const isRead = chance() < 0.8 && read.length > 0;
    const at = (isRead ? read[below(read.length, chance)] : below(broken.length, chance)) ?? 0;
    const [part, another] = [broken[at], broken[below(broken.length, chance)]];
    if (part === undefined || another === undefined) continue;
    const way = chance();
    if (way < 0.04) broken.splice(at, 1);
    else if (way < 0.08) broken[at] = { ...part, name: another.name };
    else if (way < 0.12) broken[at] = { ...part, bytes: another.bytes };
    else {
      const foreign = chance() < 0.5 ? another.bytes : other;
      broken[at] = { ...part, bytes: mutate(part.bytes, foreign, chance) };
    }
  }
  return zipOf(broken);
}
