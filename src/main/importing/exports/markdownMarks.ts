import type { CarriedMark } from '../stages';

const quoteLine = /^[ \t]*>[ \t]?(.*)$/;

/** The marks in a Markdown text of block quotes, each with the words below it as its note; what stands above is a note by itself. */
export function marksIn(markdown: string): readonly CarriedMark[] {
  const marks: { quote: string[]; note: string[] }[] = [];
  let inQuote = false;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const quoted = quoteLine.exec(line)?.[1];
    const last = marks.at(-1);
    if (quoted !== undefined) {
      if (inQuote && last !== undefined) last.quote.push(quoted);
      else marks.push({ quote: [quoted], note: [] });
    } else if (last !== undefined) last.note.push(line);
    else if (line.trim() !== '') marks.push({ quote: [], note: [line] });
    inQuote = quoted !== undefined;
  }
  return marks.map(({ quote, note }) => ({
    quote: quote.join('\n').trim(),
    note: note.join('\n').trim(),
    createdAt: null,
  }));
}
