import { expect, it } from 'vitest';
import { slipCost } from '../../../src/main/search/slips';
import { suggest } from '../../../src/main/search/suggest';
import { knownWords } from '../../support/knownWords';

const words = knownWords(
  'فلسطين 80 | فلسطينية 9 | مستشفى 30 | زلزال 12 | ظروف 25 | حكومة 90 | سوق 40 | قديم 31 | قديس 2 | ' +
    'مدرسة 60 | مدرجة 3 | كتاب 70 | كتب 50 | كذب 8 | هدوء 5 | إسرائيل 44 | اسرائيلي 4 | قناة 9 | قضاة 9 | ' +
    'ذاكرة 14 | وزارة 33 | وفد 7 | government 20 | receive 11 | weather 9 | Leather 2 | صديق 300 | صدوق 1 | بلدة 4 | رجل 90',
);

it.each([
  ['فلسطبن', 'فلسطين'],
  // The first letter, taken for another by ear.
  ['ذلزال', 'زلزال'],
  ['ضروف', 'ظروف'],
  ['زاكره', 'ذاكرة'],
  ['حكزمة', 'حكومة'],
  // The particles are the reader's own.
  ['والحكزمة', 'والحكومة'],
  ['بالحكومه للحكومة وحكزمه', 'بالحكومه للحكومة وحكومة'],
  // Two neighbours the wrong way round, a letter twice, and one too few.
  ['مدرسى مدسرة', 'مدرسى مدرسة'],
  ['قدييم', 'قديم'],
  ['وزرة', 'وزارة'],
  ['كتلب', 'كتاب'],
  ['goverment recieve', 'government receive'],
  // Of two as near, the commoner one.
  ['مدرثة', 'مدرسة'],
  // Of two as common, the likelier slip.
  ['قظاة', 'قضاة'],
  ['اسراءيل', null],
  ['اسراايل', 'إسرائيل'],
  // A word that one article has, and three hundred have nearly so.
  ['صدوق', 'صديق'],
  // All else stays as it was typed.
  ['عنوان:فلسطبن  -سوقق "بلدة قدييم" مصدر:فلسطبن', 'عنوان:فلسطين  -سوقق "بلدة قديم" مصدر:فلسطبن'],
  ['سوق OR كتلب', 'سوق OR كتاب'],
  ['حكزمة قرب/5 سوق', 'حكومة قرب/5 سوق'],
  // What stands there in some form, or begins so, is right.
  ['فلسطين المدارس حكوم', null],
  ['مستشفا', null],
  ['قديس', null],
  ['فلسط', null],
  ['فلسطب ', null],
  // Nothing like it, too short, a number, a date.
  ['زخغطقن', null],
  ['سو', null],
  ['2024', null],
  ['رجب 1445', null],
  ['', null],
])('%s: %s', (typed, expected) => {
  expect(suggest(typed, words)).toBe(expected);
});

it('has nothing to suggest for a library without words', () => {
  const none = { holding: () => 0, known: () => null, similar: () => [] };
  expect(suggest('فلسطبن كتلب', none)).toBe(null);
});

it.each([
  ['likelier by ear than by hand', 'ظروف', 'ضروف', 'كتاب', 'كتلب'],
  ['likelier by a neighbouring key than by a far one', 'كتاب', 'كتلب', 'كتاب', 'كتمب'],
  ['likelier twice than otherwise', 'قديم', 'قدييم', 'قديم', 'قدسيم'],
  ['likelier the wrong way round than twice wrong', 'مدرسة', 'مدسرة', 'مدرسة', 'مدغشة'],
])('a slip is %s', (_name, meant, typed, otherMeant, otherTyped) => {
  expect(slipCost(meant, meant)).toBe(0);
  expect(slipCost(meant, typed)).toBeLessThan(slipCost(otherMeant, otherTyped));
});
