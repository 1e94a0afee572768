import { expect, it } from 'vitest';
import { toMatch } from '#shared/text/matching/matchWord';
import { fieldNamed, valueNamed } from '#shared/text/querying/queryNames';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { fieldsBegun, statesBegun } from '#shared/text/querying/queryWords';
import { complete, type Completing } from '../../../src/main/search/complete';

const words =
  'كتاب 70|كتابة 8|كاتب 9|مكتب 4|الكتاب 31|السوق 20|سوق 12|سورية 3|حكومة 40|أحمد 22|احمرار 5|عنوانها 2|بعد 900|government 8|title 3|Tunis 2|تونس 7|٢٠٢٤ 2|تنين 1';
const names = {
  source: new Map([
    ['بي بي سي', 3],
    ['الجزيرة', 9],
    ['سي إن إن', 5],
    ['The "Times"', 2],
  ]),
  tag: new Map([
    ['سفر', 4],
    ['سياسة', 8],
  ]),
  programme: new Map([['حصاد اليوم', 2]]),
  language: new Map([
    ['ar', 90],
    ['en', 2],
  ]),
};

const known: Completing = {
  begun: (folded, most) =>
    words
      .split('|')
      .map((entry) => {
        const [text = '', count] = entry.split(' ');
        return { text, folded: toMatch(text).folded, count: Number(count) };
      })
      .filter((word) => word.folded.startsWith(folded))
      .sort((a, b) => b.count - a.count)
      .slice(0, most),
  names: (field) => names[field],
};

/** A query with a stroke for the caret, and what it may become, each with a stroke as well. */
it.each([
  // Names of fields, in the language of what is typed.
  ['عنو|', ['عنوان:|', 'عنوانها |']],
  ['tit|', ['title:|', 'title |']],
  ['Tit|', ['title:|', 'title |']],
  ['بع|', ['بعد:|', 'بعد |']],
  ['-وس|', ['-وسم:|']],
  ['سوق عنو| قديم', ['سوق عنوان:| قديم', 'سوق عنوانها |قديم']],
  // Values.
  ['مصدر:|', ['مصدر:الجزيرة |', 'مصدر:"سي إن إن" |', 'مصدر:"بي بي سي" |', 'مصدر:"The Times" |']],
  ['مصدر:سي|', ['مصدر:"سي إن إن" |', 'مصدر:"بي بي سي" |']],
  ['source:"بي ب|', ['source:"بي بي سي" |']],
  ['source:"بي ب|"', ['source:"بي بي سي" |']],
  ['source:the| حرب', ['source:"The Times" |حرب']],
  ['-tag:س|', ['-tag:سياسة |', '-tag:سفر |']],
  ['وسم:«سف|', ['وسم:سفر |']],
  ['برنامج:اليو|', ['برنامج:"حصاد اليوم" |']],
  ['برن|', ['برنامج:|']],
  ['لغة:|', ['لغة:ar |', 'لغة:en |']],
  ['حالة:مق|', ['حالة:مقروء |']],
  ['حالة:غير|', ['حالة:غير-مقروء |']],
  ['is:un|', ['is:unread |']],
  ['is:مم|', ['is:مميز |']],
  ['فيه:|', ['فيه:ملاحظة |', 'فيه:إشارة |']],
  ['has:|', ['has:note |', 'has:bookmark |']],
  ['تاريخ:20|', []],
  ['مصدر:زز|', []],
  // Words, the commonest first, in the library's spelling.
  ['كت|', ['كتاب |', 'كتابة |']],
  ['كِت|', ['كتاب |', 'كتابة |']],
  ['اح|', ['أحمد |', 'احمرار |']],
  ['gov|', ['government |']],
  ['tu|', ['Tunis |']],
  ['عنوان:حك|', ['عنوان:حكومة |']],
  ['"كاتب سو|"', ['"كاتب سوق|"', '"كاتب سورية|"']],
  ['"كاتب سو|', ['"كاتب سوق |', '"كاتب سورية |']],
  ['شاي OR حك|', ['شاي OR حكومة |']],
  // The rest of the word behind the caret gives way.
  ['كت|ابة قديمة', ['كتاب |قديمة', 'كتابة |قديمة']],
  // Particles are the reader's own.
  ['للحك|', ['للحكومة |']],
  ['والكت|', ['والكتاب |', 'والكتابة |']],
  // Nothing has been begun, or it is there in full.
  ['|', []],
  ['كتاب |', []],
  ['ك|', []],
  ['حكومة|', []],
  ['مدر*|', []],
  ['20|', []],
])('%s', (typed, expected) => {
  const caret = typed.indexOf('|');
  const found = complete(typed.replace('|', ''), caret, known);
  const shown = found.map(
    (each) => `${each.text.slice(0, each.caret)}|${each.text.slice(each.caret)}`,
  );
  expect(shown).toEqual(expected);
});

it('says what was completed, and of which kind it is', () => {
  const say = (text: string): unknown =>
    complete(text, text.length, known).map(({ shown, kind }) => [shown, kind]);
  expect(say('tit')).toEqual([
    ['title:', 'field'],
    ['title', 'word'],
  ]);
  expect(say('source:بي')).toEqual([['بي بي سي', 'value']]);
});

it('offers no name that a query is not read by', () => {
  for (const typed of ['', 'ا', 'ب', 'ت', 'ح', 'ع', 'ف', 'ق', 'م', 'و']) {
    for (const { name, text } of fieldsBegun(typed)) expect(fieldNamed(text)).toBe(name);
  }
  for (const field of ['is', 'has'] as const) {
    for (const language of ['حالة', 'is']) {
      const all = statesBegun(field, language, '');
      expect(all.length).toBeGreaterThan(1);
      for (const { name, text } of all) expect(valueNamed(field, text)).toBe(name);
    }
  }
});

it('completes a value so that it is read back as the name', () => {
  const values = complete('مصدر:', 5, known).map(({ text }) => parseQuery(text));
  expect(values).toMatchObject([
    { kind: 'fact', name: 'source', value: 'الجزيرة' },
    { kind: 'fact', name: 'source', value: 'سي إن إن' },
    { kind: 'fact', name: 'source', value: 'بي بي سي' },
    { kind: 'fact', name: 'source', value: 'The Times' },
  ]);
});
