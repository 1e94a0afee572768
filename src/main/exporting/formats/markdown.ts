import { textTo, type Put } from '../documents/bytes';
import type { Chapter } from '../documents/chapter';
import { createFileNames } from '../documents/fileNames';
import { notesOf } from '../documents/markdownNotes';
import { markdownOf, noteOf, quoted, type References } from '../documents/markdownText';
import { ZipWriter } from '../zipWriter';
import type { DocumentFormat, DocumentWriter } from './format';

/**
 * Markdown (CommonMark 0.31 with the tables and notes of GFM) under front matter in YAML, its pictures in it. Front matter is
 * of a file: several articles are an archive of files.
 */
export const markdown: DocumentFormat = {
  begin: (put, articles) => (articles === 1 ? oneFile(put) : archive(put)),
};

function oneFile(put: Put): DocumentWriter {
  const write = textTo(put);
  return {
    add: (chapter) => write(fileOf(chapter)),
    finish: () => Promise.resolve(),
  };
}

function archive(put: Put): DocumentWriter {
  const zip = new ZipWriter(put);
  const nameOf = createFileNames();
  return {
    add: (chapter) => zip.add(nameOf(chapter.title, '.md'), Buffer.from(fileOf(chapter))),
    finish: () => zip.finish(),
  };
}

/** In quotation marks everything is a text, whatever YAML makes of `no`, `12:30` or a colon. */
const value = (text: string): string =>
  `"${text.replace(/\s+/gu, ' ').trim().replace(/["\\]/g, '\\$&')}"`;

function frontMatterOf({ article, title, tags }: Chapter): string {
  const { subtitle, published, bylines, source, url, language } = article;
  const date = published === null ? null : (published.instant ?? published.text);
  const one = (name: string, text: string | null): string[] =>
    text === null || text.trim() === '' ? [] : [`${name}: ${value(text)}`];
  const several = (name: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`${name}:`, ...texts.map((text) => `  - ${value(text)}`)];
  return [
    '---',
    ...one('title', title),
    ...one('subtitle', subtitle),
    ...one('date', date),
    ...several('author', bylines),
    ...one('publisher', source),
    ...one('url', url),
    ...one('lang', language === 'und' ? null : language),
    ...several('tags', tags),
    '---',
  ].join('\n');
}

function fileOf(chapter: Chapter): string {
  const names = new Map<string, string>();
  const { text, notes } = notesOf(chapter.blocks);
  const numbers = new Map(notes.map(({ place }, at) => [place, String(at + 1)]));
  const references: References = {
    picture(hash) {
      if (!chapter.pictures.has(hash)) return null;
      const name = names.get(hash) ?? `picture-${names.size + 1}`;
      names.set(hash, name);
      return name;
    },
    note: (place) => numbers.get(place) ?? null,
  };
  const leads = chapter.head.filter(({ role }) => role === 'lead');
  const parts = [
    frontMatterOf(chapter),
    ...leads.map((lead) => markdownOf([paragraph(lead.text, lead.direction)], references)),
    markdownOf(text, references),
    ...marksOf(chapter),
    ...notes.map(({ place, blocks }) => noteOf(numbers.get(place) ?? '', blocks, references)),
    [...names].map(([hash, name]) => `[${name}]: ${dataOf(chapter, hash)}`).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const paragraph = (text: string, direction: Chapter['article']['direction']) => ({
  ...({ kind: 'paragraph', rank: 0, direction } as const),
  inlines: text
    .split('\n')
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [{ kind: 'break' } as const]),
      { kind: 'text', text: line } as const,
    ]),
});

function marksOf({ marks, words }: Chapter): readonly string[] {
  if (marks.length === 0) return [];
  const none: References = { picture: () => null, note: () => null };
  return [
    `## ${words.marks}`,
    ...marks.flatMap(({ quote, note, direction }) => [
      ...(quote === '' ? [] : [quoted(markdownOf([paragraph(quote, direction)], none))]),
      ...(note === '' ? [] : [markdownOf([paragraph(note, direction)], none)]),
    ]),
  ];
}

function dataOf({ pictures }: Chapter, hash: string): string {
  const picture = pictures.get(hash);
  const bytes = Buffer.from(picture?.bytes ?? []).toString('base64');
  return `data:${picture?.type ?? 'image/png'};base64,${bytes}`;
}
