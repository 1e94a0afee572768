import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontFolders, installedFonts } from '../../../src/main/fonts/installedFonts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'maqal-fonts-'));

interface Made {
  readonly names: Readonly<Record<number, string>>;
  readonly weight?: number;
  readonly slanted?: boolean;
  /** Bits of ulUnicodeRange. */
  readonly ranges?: readonly number[];
}

/** A table of names in UTF-16, as Windows reads it. */
function nameTable(names: Made['names']): Buffer {
  const entries = Object.entries(names).map(([id, text]) => ({ id: Number(id), text }));
  const strings = entries.map(({ text }) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + entries.length * 12);
  head.writeUInt16BE(entries.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  entries.forEach(({ id }, nth) => {
    const length = strings[nth]?.length ?? 0;
    [3, 1, 0x409, id, length, at].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + nth * 12 + field * 2);
    });
    at += length;
  });
  return Buffer.concat([head, ...strings]);
}

/** The tables of a font that its list in a program is made of. */
function made({ names, weight = 400, slanted = false, ranges = [0, 13] }: Made): Buffer {
  const name = nameTable(names);
  const os2 = Buffer.alloc(96);
  os2.writeUInt16BE(weight, 4);
  os2.writeUInt32BE(
    ranges.reduce((bits, bit) => bits | (1 << bit), 0),
    42,
  );
  os2.writeUInt16BE(slanted ? 1 : 0x40, 62);
  const head = Buffer.alloc(12 + 2 * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(2, 4);
  [
    { tag: 'OS/2', at: head.length, length: os2.length },
    { tag: 'name', at: head.length + os2.length, length: name.length },
  ].forEach(({ tag, at, length }, nth) => {
    head.write(tag, 12 + nth * 16, 'latin1');
    head.writeUInt32BE(at, 12 + nth * 16 + 8);
    head.writeUInt32BE(length, 12 + nth * 16 + 12);
  });
  return Buffer.concat([head, os2, name]);
}

describe('the fonts of a system', () => {
  it('are told by family, with their regular and bold faces and their scripts', async () => {
    const path = await folder();
    const family = 'خط الواحة';
    const files: readonly (readonly [string, Made])[] = [
      ['1.ttf', { names: { 1: family, 4: `${family} Regular` } }],
      ['2.TTF', { names: { 1: family, 4: `${family} Bold` }, weight: 700 }],
      ['3.otf', { names: { 1: family, 4: `${family} Italic` }, slanted: true }],
      ['4.otf', { names: { 1: 'Plain Light', 16: 'Plain', 4: 'Plain Light' }, ranges: [0] }],
      ['5.otf', { names: { 1: 'Signs', 4: 'Signs' }, ranges: [] }],
    ];
    for (const [name, font] of files) await writeFile(join(path, name), made(font));
    await writeFile(join(path, '6.ttf'), 'no font at all');
    expect(await installedFonts([path, join(path, 'nowhere')])).toEqual([
      {
        font: { family: 'Plain', regular: 'Plain Light', bold: null },
        ...{ arabic: false, latin: true },
      },
      {
        font: { family, regular: `${family} Regular`, bold: `${family} Bold` },
        ...{ arabic: true, latin: true },
      },
    ]);
  });

  it('are listed whatever a damaged file says', async () => {
    const path = await folder();
    const whole = made({ names: { 1: 'Whole', 4: 'Whole' } });
    await writeFile(join(path, 'whole.ttf'), whole);
    const wrong = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(40));
    await fc.assert(
      fc.asyncProperty(wrong, async ([at, byte, cut]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        await writeFile(join(path, 'damaged.ttf'), bytes.subarray(0, bytes.length - cut));
        const families = (await installedFonts([path])).map(({ font }) => font.family);
        expect(families).toContain('Whole');
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['linux', '/home/r', {}, '/home/r/.local/share/fonts'],
    ['darwin', '/Users/r', {}, '/Users/r/Library/Fonts'],
    ['win32', 'C:\\r', { WINDIR: 'D:\\Windows' }, join('D:\\Windows', 'Fonts')],
  ] as const)('are looked for in the folders of %s', (platform, home, env, expected) => {
    expect(fontFolders(platform, home, env)).toContain(expected);
  });
});
