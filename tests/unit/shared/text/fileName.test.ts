import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameOf } from '#shared/text/fileName';

it.each([
  ['مقياس النيل: سيرة عمود', 'مقياس النيل سيرة عمود.md'],
  ['con', '_con.md'],
  ['LPT1.txt', '_LPT1.txt.md'],
  ['Conrad', 'Conrad.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['\u202egpj.exe', 'gpj.exe.md'],
  ['  ...  ', 'maqal.md'],
  ['نهاية. ', 'نهاية.md'],
  ['a\u200fb\0c', 'a bc.md'],
])('%j is called %j', (title, name) => {
  expect(fileNameOf(title, '.md')).toBe(name);
});

it('is a name on every system, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const name = fileNameOf(title, '.epub');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(Buffer.from(name).toString()).toBe(name);
      expect(name).toMatch(/^[^<>:"/\\|?*\s.][^<>:"/\\|?*\u202a-\u202e\u2066-\u2069]*\.epub$/u);
    }),
  );
});
