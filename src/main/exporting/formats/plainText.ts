import { bidiLine } from '#shared/text/bidiText';
import { textTo } from '../documents/bytes';
import type { Chapter } from '../documents/chapter';
import { plainParagraphs } from '../documents/plainLines';
import type { DocumentFormat } from './format';

/** Between two articles. */
const divider = `\n${'—'.repeat(12)}\n\n`;

/** Plain text in UTF-8, a paragraph to a line and an empty line between them; each line reads right wherever it is shown. */
export const plainText: DocumentFormat = {
  begin(put) {
    const write = textTo(put);
    let isFirst = true;
    return {
      async add(chapter) {
        if (!isFirst) await write(divider);
        isFirst = false;
        await write(`${paragraphsOf(chapter).join('\n\n')}\n`);
      },
      finish: () => Promise.resolve(),
    };
  },
};

function paragraphsOf({ head, blocks, article, marks, words }: Chapter): readonly string[] {
  const above = head.filter(({ role }) => role !== 'lead');
  const leads = head.filter(({ role }) => role === 'lead');
  const lines = (parts: Chapter['head']): string[] =>
    parts.map(({ text, direction }) => bidiLine(text.trim(), direction));
  const marked = marks.map(({ quote, note, direction }) =>
    [`«${bidiLine(quote, direction)}»`, ...(note === '' ? [] : [bidiLine(note, direction)])].join(
      '\n',
    ),
  );
  return [
    ...lines(above),
    ...lines(leads),
    ...plainParagraphs(blocks),
    ...(article.url === null ? [] : [article.url]),
    ...(marked.length === 0 ? [] : [words.marks, ...marked]),
  ];
}
