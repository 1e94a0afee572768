import { describe, expect, it } from 'vitest';
import { plainMark, type MarkChange } from '#shared/marks';
import type { TextBlock } from '#shared/text/plainText';
import { drawnMarks } from '../../../../src/renderer/marking/drawnMarks';
import { marksAt, type PlacedMark } from '../../../../src/renderer/marking/placedMarks';
import { extendedBy, movedBy, unitAt } from '../../../../src/renderer/marking/textUnits';
import { describe as selectorOf } from '#shared/text/anchor';

const text = 'جملة أولى قصيرة. وهذه جملة ثانية! أما الثالثة؟';
let made = 0;
function placed(start: number, end: number, how: MarkChange, whole = false): PlacedMark {
  made += 1;
  const at = `2024-01-01T00:00:0${String(made % 10)}.000Z`;
  const moments = { createdAt: at, updatedAt: at, deletedAt: null, changedAt: {} };
  const id = `00000000-0000-4000-8000-00000000000${String(made % 10)}`;
  const selector = selectorOf(text, start, end);
  const mark = { ...plainMark, id, articleId: 'a', selector, ...how, ...moments };
  return { mark, span: { start, end }, whole, ofArticle: false };
}

describe('drawnMarks', () => {
  it('draws each kind in its colour, and a bookmark of a whole paragraph not at all', () => {
    const drawn = drawnMarks([
      placed(0, 4, { kind: 'highlight', colour: 'rose' }),
      placed(5, 9, { kind: 'underline', colour: 'rose' }),
      placed(10, 14, { kind: 'bookmark' }),
      placed(0, text.length, { kind: 'bookmark' }, true),
      placed(3, 3, { kind: 'highlight' }),
    ]);
    expect([...drawn]).toEqual([
      ['highlight-rose', [{ start: 0, end: 4 }]],
      ['underline-rose', [{ start: 5, end: 9 }]],
      ['bookmarked', [{ start: 10, end: 14 }]],
    ]);
  });

  it('shows both of two highlights that lie on each other', () => {
    const [long, short] = [
      placed(0, 20, { kind: 'highlight', colour: 'green' }),
      placed(5, 30, { kind: 'highlight', colour: 'blue' }),
    ];
    for (const marks of [
      [long, short],
      [short, long],
    ]) {
      const drawn = drawnMarks(marks);
      expect(drawn.get('highlight-green')).toEqual([{ start: 0, end: 20 }]);
      expect(drawn.get('highlight-blue')).toEqual([{ start: 5, end: 30 }]);
      expect(drawn.get('underline-green')).toEqual([{ start: 5, end: 20 }]);
      expect(drawn.has('underline-blue')).toBe(false);
    }
    expect(marksAt([long, short], 7)).toEqual([long, short]);
    expect(marksAt([long, short], 25)).toEqual([short]);
    expect(marksAt([long, short], 30)).toEqual([]);
  });
});

describe('a selection made by keys', () => {
  const block = (start: number, said: string): TextBlock => ({
    ...{ start, end: start + said.length, text: said, pieces: [] },
  });
  const second = 'فقرة أخرى من جملة واحدة.';
  const blocks = [block(0, text), block(text.length + 1, second)];
  const all = `${text}\n${second}`;
  const said = (span: { start: number; end: number } | null): string =>
    span === null ? '' : all.slice(span.start, span.end);

  it('goes from sentence to sentence, over paragraphs, and stays at the ends', () => {
    let span = unitAt(blocks, 3, 'sentence') ?? { start: 0, end: 0 };
    const seen = [said(span)];
    for (let step = 0; step < 4; step += 1) {
      span = movedBy(blocks, span, 'sentence', 1);
      seen.push(said(span));
    }
    expect(seen).toEqual([
      ...['جملة أولى قصيرة.', 'وهذه جملة ثانية!', 'أما الثالثة؟', second, second],
    ]);
    for (let step = 0; step < 5; step += 1) span = movedBy(blocks, span, 'sentence', -1);
    expect(said(span)).toBe('جملة أولى قصيرة.');
  });

  it('grows and shrinks by words, sentences and paragraphs', () => {
    const word = unitAt(blocks, 0, 'word') ?? { start: 0, end: 0 };
    expect(said(word)).toBe('جملة');
    const two = extendedBy(blocks, word, 'word', 1);
    expect(said(two)).toBe('جملة أولى');
    expect(said(extendedBy(blocks, two, 'word', -1))).toBe('جملة');
    expect(extendedBy(blocks, word, 'word', -1)).toEqual(word);
    expect(said(extendedBy(blocks, word, 'sentence', 1))).toBe('جملة أولى قصيرة.');
    const both = extendedBy(blocks, unitAt(blocks, 0, 'paragraph') ?? word, 'paragraph', 1);
    expect(said(both)).toBe(all);
    expect(said(movedBy(blocks, word, 'paragraph', 1))).toBe(second);
  });
});
