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

function markOf(row: CsvRow): CarriedMark {
  return {
    ...{ quote: row('highlight'), note: row('note').trim(), colour: row('color') },
    tags: separatedTags(row('tags'), ','),
    createdAt: momentOf(row('highlighted at')),
  };
}
