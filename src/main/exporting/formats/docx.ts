import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  type Paragraph,
  type ISectionOptions,
  type Table,
} from 'docx';
import type { Chapter, HeadLine } from '../documents/chapter';
import { writable } from '../documents/markup';
import type { Inline } from '../documents/model';
import { WordBlocks, type WordList } from '../documents/wordBlocks';
import type { DocumentFormat } from './format';

/** A Word document (WordprocessingML, ISO/IEC 29500) whose paragraphs, tables and runs run as the articles do. */
export const docx: DocumentFormat = {
  begin(put, articles) {
    const lists = new Map<string, WordList>();
    const chapters: Chapter[] = [];
    const children: (Paragraph | Table)[] = [];
    return {
      add(chapter) {
        chapters.push(chapter);
        const blocks = new WordBlocks(chapter, chapters.length, lists);
        children.push(...contentsOf(chapter, blocks, { articles, isFirst: chapters.length === 1 }));
        return Promise.resolve();
      },
      async finish() {
        const [first] = chapters;
        if (first === undefined) return;
        const document = documentOf(first, chapters, { children, lists: [...lists.values()] });
        await put(new Uint8Array(await Packer.toBuffer(document)));
      },
    };
  },
};

const wordsIn = (text: string): Inline[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [{ kind: 'break' } as const]),
      { kind: 'text', text: line } as const,
    ]);

function contentsOf(
  { head, blocks, marks, words, article }: Chapter,
  made: WordBlocks,
  { articles, isFirst }: { readonly articles: number; readonly isFirst: boolean },
): (Paragraph | Table)[] {
  const title = articles === 1 ? HeadingLevel.TITLE : HeadingLevel.HEADING_1;
  const shown = articles === 1 ? head.filter((line) => !isFact(line)) : head;
  const above = shown.map((line, at) =>
    made.line(wordsIn(line.text), line.direction, {
      ...(line.role === 'title' ? { heading: title } : {}),
      ...(line.role === 'title' ? {} : styleOf(line)),
      pageBreakBefore: at === 0 && !isFirst,
    }),
  );
  return [
    ...above,
    ...made.of(blocks),
    ...(marks.length === 0
      ? []
      : [made.line(wordsIn(words.marks), article.direction, { heading: HeadingLevel.HEADING_2 })]),
    ...marks.flatMap(({ quote, note, direction }) => [
      ...(quote === '' ? [] : [made.line(wordsIn(`«${quote}»`), direction, { style: 'Fact' })]),
      ...(note === '' ? [] : [made.line(wordsIn(note), direction)]),
    ]),
  ];
}

const styleOf = ({ role }: HeadLine): { readonly style?: string } =>
  role === 'fact' || role === 'kicker'
    ? { style: 'Fact' }
    : role === 'subtitle'
      ? { style: 'Subtitle' }
      : {};

const font = { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: 'Georgia', cs: 'Traditional Arabic' };

/** How a title or heading looks: letters of a size in half points, and room before it in twentieths of a point. */
const headed = (size: number, before: number) => ({
  run: { font, size, bold: true, color: '1C1A17' },
  paragraph: { spacing: { before, after: 120, line: 320 } },
});

function documentOf(
  first: Chapter,
  chapters: readonly Chapter[],
  content: {
    readonly children: readonly (Paragraph | Table)[];
    readonly lists: readonly WordList[];
  },
): Document {
  const isAlone = chapters.length === 1;
  const names = [...new Set(chapters.flatMap(({ article }) => article.bylines))];
  const spacing = { after: 160, line: 360 };
  return new Document({
    title: writable(isAlone ? first.title : first.words.collection),
    creator: writable(names.join('؛ ')),
    keywords: writable((isAlone ? first.tags : []).join(', ')),
    styles: {
      default: {
        document: { run: { font, size: 26 }, paragraph: { spacing } },
        title: headed(48, 120),
        heading1: headed(38, 360),
        heading2: headed(34, 320),
        heading3: headed(30, 280),
        heading4: headed(26, 240),
        heading5: headed(26, 240),
        heading6: headed(26, 240),
      },
      paragraphStyles: [
        { id: 'Fact', name: 'Fact', basedOn: 'Normal', run: { color: '5C564C', size: 22 } },
        { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 30 } },
        { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { color: '5C564C', size: 22 } },
      ],
    },
    numbering: { config: content.lists.map(levelsOf) },
    sections: [{ ...factsOf(first, isAlone), children: [...content.children] }],
  });
}

const isFact = ({ role }: HeadLine): boolean => role === 'fact' || role === 'kicker';

/** What is known of one article alone stands at the head of its first page, where it is no part of the text. */
function factsOf(
  chapter: Chapter,
  isAlone: boolean,
): Pick<ISectionOptions, 'properties' | 'headers'> {
  const { url, direction } = chapter.article;
  if (!isAlone) return {};
  const address: Inline = { kind: 'text', text: url ?? '' };
  const link: Inline = { kind: 'link', href: url ?? '', direction: 'ltr', inlines: [address] };
  const made = new WordBlocks(chapter, 0, new Map());
  const style = { style: 'Fact' };
  const lines = [
    ...chapter.head
      .filter(isFact)
      .map((line) => made.line(wordsIn(line.text), line.direction, style)),
    ...(url === null ? [] : [made.line([link], direction, style)]),
  ];
  if (lines.length === 0) return {};
  return { properties: { titlePage: true }, headers: { first: new Header({ children: lines }) } };
}

const signs = ['•', '◦', '▪'];

/** Word shows decimal numbers in the digits of the text around them; its "Hindi" ones are those of Devanagari (17.18.59). */
function levelsOf({ reference, start }: WordList) {
  const levels = Array.from({ length: 9 }, (_, level) => ({
    level,
    format: start === null ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: start === null ? (signs[level % signs.length] ?? '•') : `%${level + 1}.`,
    ...(start === null ? {} : { start }),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 720 * (level + 1), hanging: 360 } } },
  }));
  return { reference, levels };
}
