import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/renderer/listening/sentences';

const cut = (text: string, language = 'ar'): string[] =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe('the sentences of a text', () => {
  it.each([
    ['ar', 'هل وصل القطار؟ نعم، وصل أمس. ثم رحل!', ['هل وصل القطار؟', 'نعم، وصل أمس.', 'ثم رحل!']],
    ['ar', 'قال د. أحمد إن الأمر انتهى. ومضى.', ['قال د. أحمد إن الأمر انتهى.', 'ومضى.']],
    ['ar', 'حضر أ.د. سامي الحفل.', ['حضر أ.د. سامي الحفل.']],
    ['ar', 'ارتفع السعر إلى 3.5 في المئة. وهبط.', ['ارتفع السعر إلى 3.5 في المئة.', 'وهبط.']],
    ['ar', '1. الماء', ['1. الماء']],
    ['ar', 'انتهى اللقاء.وبدأ آخر.', ['انتهى اللقاء.', 'وبدأ آخر.']],
    ['ar', 'زوروا www.example.org الآن.', ['زوروا www.example.org الآن.']],
    ['ar', '«هل عاد؟» سأل الرجل.', ['«هل عاد؟»', 'سأل الرجل.']],
    ['ar', 'انتظر… ثم عاد؛ ولم يقل شيئًا.', ['انتظر… ثم عاد؛ ولم يقل شيئًا.']],
    ['ar', 'مَرَّ العامُ. ۞', ['مَرَّ العامُ. ۞']],
    ['ur', 'وہ آیا۔ پھر گیا۔', ['وہ آیا۔', 'پھر گیا۔']],
    ['fa', 'او رفت. سپس برگشت؟', ['او رفت.', 'سپس برگشت؟']],
    ['en', 'Dr. Ada spoke. Mr. J. Smith left.', ['Dr. Ada spoke.', 'Mr. J. Smith left.']],
    ['en', 'The U.S. Senate met. It rained.', ['The U.S. Senate met.', 'It rained.']],
    ['en', 'See example.org. Then go.', ['See example.org.', 'Then go.']],
    ['ar', '…', []],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(cut(text, language)).toEqual(expected);
  });

  it('hold all that can be said, in order and once', () => {
    const words = fc.constantFrom(
      'كتاب',
      'د',
      '1',
      'x',
      '.',
      '؟',
      '. ',
      ' ',
      '«',
      '»',
      '…',
      'A',
      '\n',
      '،',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const said = (whole: string): string => whole.replace(/[^\p{L}\p{N}]/gu, '');
        expect(said(cut(text).join(''))).toBe(said(text));
        expect(cut(text).every((sentence) => said(sentence) !== '')).toBe(true);
      }),
    );
  });
});
