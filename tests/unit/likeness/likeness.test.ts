import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLikeness, sketchOf } from '../../../src/main/likeness/likeness';
import { temporaryFolder } from '../../support/temporaryFolder';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `كلمة${from + at}`).join(' ');
const idOf = (letter: string): string => letter.repeat(64);
const everyId = new Set('abcdef'.split('').map(idOf));

describe('a sketch', () => {
  it('is the same whatever the spelling, the marks and the punctuation', () => {
    const text = `${words(0, 40)} أُحِبُّ القراءةَ في الصباح، ١٢٣`;
    const other = `${words(0, 40)} احب القراءه في الصباح 123.`;
    expect(sketchOf(other)).toEqual(sketchOf(text));
  });

  it('is empty for what is too short to be told from others', () => {
    expect(sketchOf(words(0, 20))).toHaveLength(0);
    expect(sketchOf('')).toHaveLength(0);
  });

  it('does not change from one version to the next: those on disk would be worth nothing', () => {
    expect([...sketchOf(words(0, 100)).slice(0, 4)]).toMatchInlineSnapshot(`
      [
        2868332,
        8314625,
        58794546,
        56442303,
      ]
    `);
  });
});

describe('articles that resemble each other', () => {
  it('are offered, the likest first; those that only share a frame are not', async () => {
    const likeness = await openLikeness(null, new Set());
    const frame = words(9000, 40);
    likeness.add([
      { id: idOf('a'), sketch: sketchOf(words(0, 200)) },
      { id: idOf('b'), sketch: sketchOf(`${words(0, 140)} ${words(500, 60)}`) },
      { id: idOf('c'), sketch: sketchOf(`${words(0, 195)} ${words(700, 5)}`) },
      { id: idOf('d'), sketch: sketchOf(`${frame} ${words(1000, 150)}`) },
      { id: idOf('e'), sketch: sketchOf(`${frame} ${words(2000, 150)}`) },
      { id: idOf('f'), sketch: sketchOf('قصير') },
    ]);
    expect(likeness.alike(idOf('a')).map(({ id }) => id)).toEqual([idOf('c'), idOf('b')]);
    for (const letter of ['d', 'e', 'f', '0']) expect(likeness.alike(idOf(letter))).toEqual([]);
    expect(likeness.has(idOf('f'))).toBe(true);
  });

  it('are found among thousands', async () => {
    const likeness = await openLikeness(null, new Set());
    const numbered = (at: number): string => at.toString(16).padStart(64, '0');
    for (let at = 0; at < 3000; at += 1) {
      likeness.add([{ id: numbered(at), sketch: sketchOf(words(at * 100, 100)) }]);
    }
    likeness.add([{ id: idOf('a'), sketch: sketchOf(`${words(170_000, 92)} ${words(1, 8)}`) }]);
    expect(likeness.alike(idOf('a')).map(({ id }) => id)).toEqual([numbered(1700)]);
  });
});

describe('the file of sketches', () => {
  async function filled(): Promise<string> {
    const path = join(await temporaryFolder(), 'derived/sketches');
    const likeness = await openLikeness(path, everyId);
    likeness.add([
      { id: idOf('a'), sketch: sketchOf(words(0, 100)) },
      { id: idOf('f'), sketch: sketchOf('قصير') },
    ]);
    likeness.add([{ id: idOf('b'), sketch: sketchOf(words(2, 100)) }]);
    await likeness.close();
    return path;
  }
  async function open(path: string, ids = everyId) {
    const likeness = await openLikeness(path, ids);
    // Opening may make the file whole when there is leisure: the folder must not go while that is under way.
    onTestFinished(() => likeness.close());
    return likeness;
  }

  it('is read again, without a look at any article', async () => {
    const likeness = await open(await filled());
    expect(likeness.alike(idOf('a'))).toMatchObject([{ id: idOf('b') }]);
    expect('abf'.split('').map((letter) => likeness.has(idOf(letter)))).toEqual([true, true, true]);
  });

  it.each([
    ['torn', async (path: string) => truncate(path, 500), 'a'],
    ['appended to by something else', async (path: string) => appendFile(path, 'x'), 'abf'],
    ['gone', async (path: string) => rm(path), ''],
    ['of another version', async (path: string) => writeFile(path, 'maqal sketches 9\n…'), ''],
    [
      'changed in one letter',
      async (path: string) => {
        const bytes = await readFile(path);
        bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
        await writeFile(path, bytes);
      },
      'bf',
    ],
  ])('that is %s keeps what is whole, and takes the rest again', async (_, damage, kept) => {
    const path = await filled();
    await damage(path);
    const likeness = await open(path);
    const known = 'abf'.split('').filter((letter) => likeness.has(idOf(letter)));
    expect(known.join('')).toBe(kept);
    likeness.add(
      'ab'.split('').map((letter, at) => ({
        id: idOf(letter),
        sketch: sketchOf(words(at * 2, 100)),
      })),
    );
    await likeness.close();
    expect((await open(path)).alike(idOf('a'))).toMatchObject([{ id: idOf('b') }]);
  });

  it('keeps the last sketch of an article that was read again', async () => {
    const path = await filled();
    const likeness = await open(path);
    likeness.add([{ id: idOf('b'), sketch: sketchOf(words(4000, 100)) }]);
    expect(likeness.alike(idOf('a'))).toEqual([]);
    expect(likeness.alike(idOf('b'))).toEqual([]);
    await likeness.close();
    const again = await open(path);
    expect(again.alike(idOf('a'))).toEqual([]);
    again.add([{ id: idOf('c'), sketch: sketchOf(words(4001, 100)) }]);
    expect(again.alike(idOf('c'))).toMatchObject([{ id: idOf('b') }]);
  });

  it('forgets articles that the library no longer has', async () => {
    const path = await filled();
    const likeness = await open(path, new Set([idOf('a')]));
    expect(likeness.alike(idOf('a'))).toEqual([]);
    await likeness.close();
    expect((await readFile(path)).length).toBeLessThan(400);
  });

  it('cannot be written where a file stands in its way, and nothing else is lost', async () => {
    const path = await filled();
    const likeness = await open(join(path, 'below'));
    likeness.add([{ id: idOf('a'), sketch: sketchOf(words(0, 100)) }]);
    expect(likeness.has(idOf('a'))).toBe(true);
    await likeness.close();
  });
});
