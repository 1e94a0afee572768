import { Parser } from 'htmlparser2';
import { TooLargeError } from '../refusal';
import { escapeXml } from '../xml/writeXml';
import { oneLine } from './markup';
import { countedMoment, type SavedLink } from './savedLinks';

type Attributes = Readonly<Record<string, string>>;

const maximumDepth = 64;
/** The folders that a browser has for itself, under a name in its own language. */
const ownFolder = /^(?:personal_toolbar_folder|unfiled_bookmarks_folder)$/;

/** The links of a bookmark file in the form of Netscape 4, as all browsers write it, in their order; throws `too-large`. */
export function readBookmarks(text: string): readonly SavedLink[] {
  const links: Bookmark[] = [];
  const folders: (string | null)[] = [];
  let attributes: Attributes = {};
  let words: string[] | null = null;
  let folder: string | null = null;
  let noted = false;

  const taken = (): string => {
    const text = (words ?? []).join('').trim();
    words = null;
    return text;
  };
  const endNote = (): void => {
    const note = taken();
    const last = links.at(-1);
    if (noted && last !== undefined) last.notes.push(note);
    noted = false;
  };
  const parser = new Parser({
    onopentag(name, own) {
      if (!/^(?:a|h3|dd|dt|dl|hr)$/.test(name)) return;
      if (noted) endNote();
      if (name === 'a' || name === 'h3') [words, attributes] = [[], own];
      if (name === 'dd' && words === null && folder === null) [words, noted] = [[], true];
      if (name !== 'dl') return;
      if (folders.length >= maximumDepth) throw new TooLargeError('folders are nested too deep');
      folders.push(folder);
      folder = null;
    },
    ontext: (value) => words?.push(value),
    onclosetag(name) {
      if (name === 'a') {
        folder = null;
        links.push(linkOf(attributes, oneLine(taken()), folders.filter(isNamed)));
      }
      if (name === 'h3') folder = folderName(attributes, oneLine(taken()));
      if (name !== 'dl') return;
      if (noted) endNote();
      folders.pop();
    },
  });
  parser.end(text);
  if (noted) endNote();
  return links.map(({ notes, added, ...link }) => {
    const noted = { ...link, note: notes.filter(isNamed).join('\n') };
    return { ...noted, alone: () => aloneIn(noted, added) };
  });
}

/** A link whose note may go on in the next line. */
type Bookmark = Omit<SavedLink, 'note' | 'alone'> & {
  readonly notes: string[];
  /** The moment as it is written. */
  readonly added: string;
};

const isNamed = (folder: string | null): folder is string => folder !== null && folder !== '';

/** Empty for a folder that nobody named. */
const folderName = (attributes: Attributes, name: string): string =>
  Object.keys(attributes).some((each) => ownFolder.test(each)) ? '' : name;

function linkOf(attributes: Attributes, title: string, folders: readonly string[]): Bookmark {
  const of = (name: string): string => attributes[name]?.trim() ?? '';
  return {
    ...{ title, folders, notes: [], language: null },
    address: of('href'),
    tags: of('tags').split(/[,،]/).map(oneLine).filter(isNamed),
    added: of('add_date'),
    addedAt: countedMoment(of('add_date')),
  };
}

function aloneIn(link: Omit<SavedLink, 'alone'>, added: string): string {
  const { title, address, folders, tags, note } = link;
  const date = link.addedAt === null ? '' : ` ADD_DATE="${added}"`;
  const words = tags.length === 0 ? '' : ` TAGS="${escapeXml(tags.join(','))}"`;
  return [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    '<TITLE>Bookmarks</TITLE>',
    '<H1>Bookmarks</H1>',
    '<DL><p>',
    ...folders.flatMap((name) => [`<DT><H3>${escapeXml(name)}</H3>`, '<DL><p>']),
    `<DT><A HREF="${escapeXml(address)}"${date}${words}>${escapeXml(title)}</A>`,
    ...(note === '' ? [] : [`<DD>${escapeXml(note)}`]),
    ...folders.map(() => '</DL><p>'),
    '</DL><p>',
    '',
  ].join('\n');
}
