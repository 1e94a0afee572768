import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeAs, decodeText } from '../../../src/main/importing/decodeText';

const arabic =
  'أعلنت مكتبة المدينة يوم السبت عن افتتاح معرض للكتب القديمة، وقالت أمينتها إن المعرض يستمر ' +
  'أسبوعا كاملا، ويضم مخطوطات لم تعرض من قبل، وكتبا طبعت في أول مطبعة عرفتها البلاد.';
const french =
  'Le marché de la vieille ville a rouvert samedi après deux années de travaux, et les habitués ' +
  'étaient déjà là à l’aube. Une élève a trouvé des cerises, très mûres, près de la fenêtre où ' +
  'son père vendait naguère des légumes.';

const file = (bytes: Uint8Array) => ({ name: 'خبر.txt', bytes });
const encode = (text: string, encoding: string, addBOM = false): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }));

/** What was read: the text and, after the encoding's name, a question mark when in doubt. */
async function read(bytes: Uint8Array, declared?: string | null) {
  const result = await decodeText(file(bytes), declared);
  if (!result.ok) return [result.error.code, ''];
  const { encoding, confidence, text } = result.value;
  return [confidence === 'sure' ? encoding : `${encoding}?`, text];
}

describe('decodeText', () => {
  test.each([
    ...['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'windows-1256', 'iso-8859-6'],
  ])('reads Arabic in %s', async (encoding) => {
    expect(await read(encode(arabic, encoding))).toEqual([encoding, arabic]);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'reads %s with a byte order mark, and leaves the mark out',
    async (encoding) => {
      expect(await read(encode(arabic, encoding, true))).toEqual([encoding, arabic]);
    },
  );

  test.each([
    ['windows-1252', 'windows-1252'],
    ['macintosh', 'macintosh'],
    ['utf-16le', 'utf-16le'],
  ])('reads French in %s', async (encoding, name) => {
    expect((await read(encode(french, encoding)))[1]).toBe(french);
    expect((await read(encode(french, encoding)))[0]?.replace('?', '')).toBe(name);
  });

  test('tells the euro sign and œ of ISO-8859-15', async () => {
    const text = `${french.replace('’', "'")} Il a coûté dix €, et sa sœur a le cœur léger.`;
    expect((await read(encode(text, 'iso-8859-15')))[1]).toBe(text);
  });

  test.each([
    // A claim that the letters contradict is not believed …
    [arabic, 'windows-1256', 'utf-8', 'windows-1256'],
    [arabic, 'windows-1256', 'iso-8859-1', 'windows-1256'],
    [arabic, 'utf-8', 'windows-1256', 'utf-8'],
    [arabic, 'utf-8', 'iso-8859-1', 'utf-8'],
    [arabic, 'utf-16le', 'utf-8', 'utf-16le'],
    [french, 'windows-1252', 'utf-8', 'windows-1252'],
    [french, 'windows-1252', 'windows-1256', 'windows-1252'],
    // … and one that they allow settles a doubt, by whatever name.
    [french, 'windows-1252', 'latin1', 'windows-1252'],
    [arabic, 'windows-1256', 'cp1256', 'windows-1256'],
    [arabic, 'windows-1256', 'no such charset', 'windows-1256'],
  ])('reads %.12s… in %s that claims %s', async (text, encoding, declared, expected) => {
    const [name, answer] = await read(encode(text, encoding), declared);
    expect([name?.replace('?', ''), answer]).toEqual([expected, text]);
  });

  test('is in doubt over a few letters, and names what they may be', async () => {
    const result = await decodeText(file(Uint8Array.of(0x63, 0x61, 0x66, 0xe9)));
    expect(result).toMatchObject({ ok: true, value: { confidence: 'unsure' } });
    const { candidates, encoding } = result.ok ? result.value : { candidates: [], encoding: '' };
    expect(candidates[0]).toBe(encoding);
    expect(new Set(candidates).size).toBe(candidates.length);
    expect(candidates.length).toBeGreaterThan(1);
  });

  test('reads UTF-8 that was cut inside a letter', async () => {
    const bytes = encode(arabic, 'utf-8');
    const [name, text] = await read(bytes.subarray(0, 100));
    expect(name).toMatch(/^utf-8/);
    expect(text).toBe(`${arabic.slice(0, (text?.length ?? 0) - 1)}\ufffd`);
  });

  test('reads UTF-8 with a stray byte, and says that it is in doubt', async () => {
    const bytes = Uint8Array.of(...encode(arabic, 'utf-8'), 0xff);
    expect(await read(bytes)).toEqual(['utf-8?', `${arabic}\ufffd`]);
  });

  test.each([
    ['zeros', new Uint8Array(4096)],
    ['numbers', new Uint8Array(Float64Array.from({ length: 512 }, (_, n) => Math.sin(n)).buffer)],
    ['a text with a zero in it', encode('نص\0نص', 'utf-8')],
  ])('refuses %s', async (_, bytes) => {
    expect((await read(bytes))[0]).toBe('binary-file');
  });

  test('whatever the text, UTF-8 and UTF-16 with a mark come back as they were', async () => {
    const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');
    const unit = fc.constantFrom(...'ابتثج ، .\nabcéß中文😀');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, minLength: 1 }), encodings, async (text, encoding) => {
        fc.pre(text.trim() !== '');
        expect(await read(encode(text, encoding, true))).toEqual([encoding, text]);
      }),
    );
  });
});

describe('decodeAs', () => {
  test('takes the reader’s word for the encoding', async () => {
    const bytes = encode(arabic, 'windows-1256');
    const chosen = await decodeAs(file(bytes), 'CP1251');
    expect(chosen).toMatchObject({
      ok: true,
      value: { encoding: 'windows-1251', confidence: 'sure', candidates: [] },
    });
    expect(chosen.ok && chosen.value.text).not.toBe(arabic);
    expect(await decodeAs(file(bytes), 'windows-1256')).toMatchObject({ value: { text: arabic } });
  });

  test('knows no encoding of another name', async () => {
    const answer = await decodeAs(file(encode(arabic, 'utf-8')), 'nothing');
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-text' } });
  });
});
