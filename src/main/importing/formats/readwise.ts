import { csvExport, type CsvRow } from '../exports/csvExport';
import { momentOf } from '../exports/moment';
import { separatedTags } from '../exports/tags';
import type { CarriedMark } from '../stages';

/** What Readwise exports as CSV: highlights, those of one book or article together. */
export const readwise = csvExport({
  name: 'readwise',
  delimiter: ',',
  columns: ['highlight', 'book title', 'book author', 'note', 'highlighted at'],
  keyOf: (row) => JSON.stringify([row('book title'), row('book author'), row('amazon book id')]),
  read(rows) {
    const [row] = rows;
    const marks = rows.map(markOf);
    const moments = marks.flatMap(({ createdAt }) => createdAt ?? []).sort();
    return {
      title: row('book title'),
      url: '',
      bylines: [row('book author')],
      reading: {
        tags: rows.flatMap((each) => separatedTags(each('document tags'), ',')),
        addedAt: moments[0] ?? null,
        marks,
      },
    };
  },
});

/** A highlight's own tags have no place but its note. */
function markOf(row: CsvRow): CarriedMark {
  const tags = separatedTags(row('tags'), ',').map((tag) => `#${tag.trim()}`);
  const note = [row('note').trim(), tags.join(' ')].filter((part) => part !== '').join('\n');
  return { quote: row('highlight'), note, createdAt: momentOf(row('highlighted at')) };
}
