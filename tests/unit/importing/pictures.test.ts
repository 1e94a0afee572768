import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { dataBytes, measurePicture } from '../../../src/main/importing/pictures';
import { pngOf } from '../../support/png';
import { tinyJpeg } from '../../support/tinyJpeg';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const data = (side: number): string =>
  `data:image/png;base64,${Buffer.from(pngOf(side, side)).toString('base64')}`;

describe('the bytes of a data: address', () => {
  const cases: [address: string, bytes: string | null][] = [
    ['data:image/png;base64,aGk=', 'hi'],
    ['DATA:image/png;BASE64,aGk=', 'hi'],
    ['data:image/png;charset=utf-8;base64,aGk=', 'hi'],
    ['data:image/png,h%69', 'hi'],
    ['data:image/png;charset=utf-8,h%69', 'hi'],
    ['data:image/png;base64,aG%6B%3D', 'hi'],
    ['data:image/png,%', null],
    ['data:text/html;base64,aGk=', null],
    ['https://rivers.example/a.png', null],
  ];
  test.each(cases)('%s', (address, bytes) => {
    const found = dataBytes(address);
    expect(found === null ? null : Buffer.from(found).toString()).toBe(bytes);
  });
});

test('a picture is measured by its own bytes', () => {
  expect(measurePicture(pngOf(24, 16))).toEqual({ type: 'image/png', width: 24, height: 16 });
  expect(measurePicture(encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBeNull();
});

describe('a picture that would fill the memory is refused by its header', () => {
  const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
    new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
  const [low, high] = [30_000 & 0xff, 30_000 >> 8];
  const big = [high, low];
  const little = [low, high];
  const rest = Array<number>(64).fill(0);
  const frame = [0xff, 0xc0, 0, 17, 8, ...big, ...big];
  const screen = (size: readonly number[]) => ['GIF89a', [...size, ...size, 0, 0, 0]] as const;
  const image = (size: readonly number[]) => [
    ...[0x2c, 0, 0, 0, 0, ...size, ...size, 0, 2],
    ...[1, 0, 0],
  ];
  const box = (size: readonly number[]) =>
    ['ispe', [0, 0, 0, 0, 0, 0, ...size, 0, 0, ...size]] as const;

  test.each<[string, Uint8Array]>([
    ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', [0, 0, ...big, 0, 0, ...big], rest)],
    ['JPEG', bytes([0xff, 0xd8], frame, rest)],
    ['JPEG with bytes that fill', bytes([0xff, 0xd8, 0xff, 0xff, 0xff], frame, rest)],
    ['JPEG with something between', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 3, 1, 7, 7, 0], frame, rest)],
    ['JPEG that does not say', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1], rest)],
    ['GIF', bytes(...screen(little), rest)],
    ['GIF with a frame larger than its screen', bytes(...screen([1, 0]), image(little), rest)],
    [
      'GIF with such a frame behind a comment',
      bytes(...screen([1, 0]), [0x21, 0xfe, 2, 0x2c, 0x2c, 0], image(little), rest),
    ],
    [
      'GIF of ten thousand large frames',
      bytes(...screen([0, 4]), ...Array<number[]>(10_000).fill(image([0, 4])), rest),
    ],
    [
      'WebP',
      bytes('RIFF\0\0\0\0WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, ...little, 0, ...little, 0], rest),
    ],
    ['AVIF', bytes('\0\0\0\x20ftypavif', rest, ...box(big), rest)],
    ['AVIF of small tiles', bytes('\0\0\0\x20ftypavif', rest, ...box([0, 64]), ...box(big), rest)],
  ])('%s', (_, picture) => {
    expect(measurePicture(picture)).toBeNull();
  });

  test('and one that would not is measured', () => {
    expect(measurePicture(tinyJpeg)).toEqual({ type: 'image/jpeg', width: 64, height: 64 });
    const small = bytes(...screen([9, 0]), image([9, 0]), image([9, 0]), rest);
    expect(measurePicture(small)).toEqual({ type: 'image/gif', width: 9, height: 9 });
    const tiles = bytes('\0\0\0\x20ftypavif', rest, ...box([0, 64]), ...box([0, 99]), rest);
    expect(measurePicture(tiles)).toEqual({ type: 'image/avif', width: 99, height: 99 });
  });
});

describe('the pictures of a saved page', () => {
  const empty = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'></svg>";
  /** The markup of a picture, and the sides of the pictures that are kept of it. */
  const cases: [what: string, markup: string, sides: number[]][] = [
    ['inside the page', `<img src="${data(24)}">`, [24]],
    [
      'once in a style sheet, where several elements show it',
      `<style>:root{--sf-img-1:url("${data(24)}");--sf-img-2: url(${data(32)})}</style>` +
        `<img src="${empty}" style="background-image:var(--sf-img-1)!important">` +
        `<img src="${empty}" style="background:var(--sf-img-2) no-repeat">`,
      [24, 32],
    ],
    [
      'as the background of a picture',
      `<img style="background-image:url(&quot;${data(24)}&quot;)">`,
      [24],
    ],
    [
      'as the background of what stands for a picture',
      `<figure><div style="background-image:url('${data(24)}')"></div><figcaption>شرح</figcaption></figure>` +
        `<div role="img" aria-label="نهر" style="background-image:url('${data(32)}')"></div>`,
      [24, 32],
    ],
    [
      'as a decoration behind text',
      `<div style="background-image:url('${data(24)}')">نص فوق صورة</div>`,
      [],
    ],
    [
      'in several sizes: the largest',
      `<img src="${data(16)}" srcset="${data(24)} 1x, ${data(48)} 2x">`,
      [48],
    ],
    [
      'in sources for several screens',
      `<picture><source srcset="${data(48)}, ${data(96)} 2x"><img src="${data(16)}"></picture>`,
      [96],
    ],
    [
      'loaded late: a dot, the address aside, and the picture for readers without scripts',
      `<img src="${data(1)}" data-src="https://rivers.example/a.png"><noscript><img src="${data(24)}"></noscript>`,
      [24],
    ],
    [
      'loaded late: the picture for readers without scripts alone',
      `<figure><noscript><img src="${data(24)}"></noscript><figcaption>شرح</figcaption></figure>`,
      [24],
    ],
    [
      'words for readers without scripts',
      `<noscript>فعّل البرامج <img src="${data(24)}"></noscript>`,
      [],
    ],
    [
      'a dot that counts visits',
      `<img src="${data(1)}"><img src="${data(24)}" width="1" height="1">`,
      [],
    ],
    ['a drawing, which is a program', `<img src="${empty}">`, []],
    ['a variable that nobody set', '<img style="background-image:var(--sf-img-9)">', []],
  ];
  test.each(cases)('%s', async (_, markup, sides) => {
    const text = 'فقرة عن النهر والمدينة القديمة، طويلة بما يكفي لتكون نصاً يقرأه الناس.';
    const page = `<!doctype html><title>النهر</title><article><p>${text}</p>${markup}<p>${text}</p></article>`;
    const result = await importFile({ name: 'page.html', bytes: encode(page) });
    if (!result.ok) throw new Error(result.error.code);
    const assets = result.value.articles.flatMap((article) => article.assets);
    expect(assets.map(({ bytes }) => measurePicture(bytes)?.width)).toEqual(sides);
  });
});
