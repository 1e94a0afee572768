import { openArchive, type Archive } from '../../archive/archive';
import { Refusal } from '../../refusal';
import { attributeOf, childrenOf } from '../../xml/xml';
import { readSpareXmlPart } from '../xmlPart';

/** What a part of a package says of another one, or of an address outside (ISO/IEC 29500-2, 6.5). */
export interface Relation {
  /** The last part of its type: `image`, `hyperlink`, `styles`. */
  readonly type: string;
  /** The name of a part in the archive; for one outside the address as written. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** By their ids. */
export type Relations = ReadonlyMap<string, Relation>;

/** An opened package: its archive, the name of the part with the text, and what that is related to. */
export interface DocxPackage {
  readonly archive: Archive;
  readonly main: string;
  readonly relations: Relations;
  readonly properties: string | null;
}

/** Opens a package and finds its text; throws `damaged-file` when there is none, and as `openArchive`. */
export async function openPackage(bytes: Uint8Array): Promise<DocxPackage> {
  const archive = await openArchive(bytes);
  const top = await readRelations(archive, '');
  const main = partOfType(top, 'officeDocument') ?? 'word/document.xml';
  if (!archive.has(main)) throw new Refusal('damaged-file', 'the part with the text is missing');
  return {
    archive,
    main,
    relations: await readRelations(archive, main),
    properties: partOfType(top, 'core-properties'),
  };
}

/** The name of the first part in the package that is related by a type. */
export function partOfType(relations: Relations, type: string): string | null {
  for (const relation of relations.values()) {
    if (relation.type === type && !relation.isExternal) return relation.target;
  }
  return null;
}

/** What a part is related to; the package itself for an empty name. */
export async function readRelations(archive: Archive, part: string): Promise<Relations> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const root = await readSpareXmlPart(archive, name);
  const relations = new Map<string, Relation>();
  for (const element of root === null ? [] : childrenOf(root, 'Relationship')) {
    const id = attributeOf(element, 'Id');
    const target = attributeOf(element, 'Target');
    if (id === null || target === null) continue;
    const type = (attributeOf(element, 'Type') ?? '').replace(/^.*\//, '');
    const isExternal = attributeOf(element, 'TargetMode') === 'External';
    relations.set(id, { type, target: isExternal ? target : resolved(target, folder), isExternal });
  }
  return relations;
}

/** A target's name in the archive; it never leads out of it, for only the archive is asked. */
function resolved(target: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
