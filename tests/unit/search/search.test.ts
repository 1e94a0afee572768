import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchIndex } from '../../support/searchIndex';

const id = (digit: string): string => digit.repeat(64);
const articles = [
  { id: id('a'), title: 'كَتَبَ الرحّالة رسالته', text: 'مشى في المدينة القديمة.\nثم عاد إلى البحر.' },
  {
    id: id('b'),
    title: 'حكاية الأسواق',
    text: 'كان الورّاقون يبيعون الكتب في السوق، وفيه ٣٢ دكانًا.',
  },
  { id: id('c'), title: 'Cardamom', text: 'A spice called هيل in Arabic, and hel in Persian.' },
];

function filled() {
  const index = searchIndex();
  index.add(articles);
  return index;
}

describe('query', () => {
  it.each([
    ['كتب', ['a', 'b']],
    ['كتب -سوق', ['a']],
    ['رحالة OR سوق', ['a', 'b']],
    ['عنوان:كتب', ['a']],
    ['title:"حكاية الأسواق"', ['b']],
    ['المدينة قرب/3 عاد', ['a']],
    ['كتب قرب/1 دكان', []],
    ['الكتب', ['a', 'b']],
    ['كتاب', ['a', 'b']],
    ['تب', []],
    ['الرحاله', ['a']],
    ['رحا', ['a']],
    ['رحا ', []],
    ['المدينه', ['a']],
    ['الى', ['a']],
    ['32', ['b']],
    ['سوق كتب', ['b']],
    ['"عاد إلى البحر"', ['a']],
    ['«البحر إلى»', []],
    ['CARDAMOM هيل', ['c']],
    ['هيـــل', ['c']],
    ['لا يوجد', []],
    ['', []],
    ['؟!', []],
  ])('finds %s', (query, ids) => {
    const answer = filled().query(query, 10);
    expect(answer.hits.map((hit) => hit.id[0])).toEqual(ids);
    expect(answer.total).toBe(ids.length);
  });

  it('marks the words in their original spelling', () => {
    const [hit] = filled().query('كتب', 1).hits;
    expect(hit?.titleMarks.map(([from, to]) => hit.title.slice(from, to))).toEqual(['كَتَبَ']);
    const [second] = filled().query('وراق', 1).hits;
    expect(second?.marks.map(([from, to]) => second.snippet.slice(from, to))).toEqual(['الورّاقون']);
  });

  it('puts a word in the title before one in the body, and counts beyond the limit', () => {
    const answer = filled().query('كتب', 1);
    expect(answer.hits.map((hit) => hit.id)).toEqual([id('a')]);
    expect(answer.total).toBe(2);
  });

  it('forgets what is removed and replaces what is added again', () => {
    const index = filled();
    index.remove([id('a'), id('f')]);
    index.add([{ id: id('b'), title: 'آخر', text: 'نص' }]);
    expect(index.query('كتب', 10).total).toBe(0);
    expect(index.query('آخر', 10).total).toBe(1);
  });

  it('cuts a long text to a short snippet around the word, marks inside it', () => {
    const filler = 'كلام كثير لا يعني شيئا '.repeat(40);
    const index = searchIndex();
    index.add([{ id: id('d'), title: 'طويل', text: `${filler}وهنا الجَوْهَرة المطلوبة ${filler}` }]);
    const [hit] = index.query('الجوهرة', 1).hits;
    expect(hit?.snippet.length).toBeLessThan(240);
    expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['الجَوْهَرة']);
  });

  it('finds every word of every text, whatever marks stand on it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'كتبأإىةيَُّـ'), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const index = searchIndex();
        index.add([{ id: id('e'), title: 'ع', text: words.join(' ') }]);
        for (const one of words.filter((each) => /[كتبأإىةي]/.test(each))) {
          const { total, hits } = index.query(one, 1);
          expect(total).toBe(1);
          expect(hits[0]?.marks.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
