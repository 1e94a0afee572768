import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { a, b, c, selector, useFilledLibrary } from './filledLibrary';
import { expectKept, scene } from './holdingScene';
import { tickingClock, valueOf } from './support';

const filledLibrary = useFilledLibrary();
const before = '2026-03-01T09:00:00.000Z';
const thereAt = '2026-03-02T08:00:00.000Z';
const later = '2026-03-02T09:00:00.000Z';

/** What becomes of a library whose drive is away while two programs change it, here in memory and there on it. */
async function after(
  here: (library: Library) => Promise<unknown>,
  there: (library: Library) => Promise<unknown>,
  hereAt = before,
): Promise<Library> {
  const shown = await scene(await filledLibrary(), undefined, hereAt);
  await shown.pull();
  await here(shown.library);
  expect(shown.library.saving.now().state).toBe('unsaved');
  // On another machine nobody would believe for longer than ten minutes that its holder writes.
  await rm(join(shown.away, 'writer.lock'));
  const options = { folder: shown.away, clock: tickingClock(thereAt), access: 'write' } as const;
  const other = valueOf(await openLibrary(options));
  await there(other);
  await other.close();
  await shown.plug();
  await shown.until('saved');
  await expectKept(shown);
  return shown.library;
}

describe('what is held while another program writes to the same drive elsewhere', () => {
  it('comes beside what that one did with other articles', async () => {
    const library = await after(
      async (it) => {
        valueOf(await it.changeReading(c, { starred: true }));
        valueOf(await it.addMark(c, { selector, note: 'here' }));
        valueOf(await it.changeSettings({ theme: 'dark' }));
      },
      async (it) => {
        valueOf(await it.add([numberedArticle(7)]));
        valueOf(await it.changeReading(b, { tags: ['there'] }));
        valueOf(await it.addMark(b, { selector, note: 'there' }));
        valueOf(await it.changeSettings({ fontSize: 33 }));
      },
    );
    expect(library.has(numberedArticle(7).article.id)).toBe(true);
    expect(library.row(c)?.reading.starred).toBe(true);
    expect(library.row(b)?.reading.tags).toEqual(['there']);
    const notes = library.bookmarks(null).map(({ note }) => note);
    expect(notes.sort()).toEqual(['here', 'one', 'there', 'two']);
    expect(library.settings()).toMatchObject({ theme: 'dark', fontSize: 33 });
  });

  it.each([before, later])(
    'that was done at %s is merged field by field with what that one did with the same article',
    async (hereAt) => {
      const library = await after(
        async (it) => {
          valueOf(await it.changeReading(c, { starred: true }));
          valueOf(await it.changeReading(a, { tags: ['here'] }));
          valueOf(await it.changeMark(it.bookmarks(a)[0]?.id ?? '', { note: 'here' }));
        },
        async (it) => {
          valueOf(await it.changeReading(c, { tags: ['there'] }));
          valueOf(await it.changeReading(a, { tags: ['there'] }));
          valueOf(await it.removeMark(it.bookmarks(a)[0]?.id ?? ''));
        },
        hereAt,
      );
      expect(library.row(c)?.reading).toMatchObject({ starred: true, tags: ['there'] });
      const last = hereAt === later ? 'here' : 'there';
      expect(library.row(a)?.reading.tags).toEqual([last]);
      // Removed there, but what was noted here after that is kept.
      const kept = hereAt === later ? ['here'] : [];
      expect(library.bookmarks(a).map(({ note }) => note)).toEqual(kept);
    },
  );

  it('does not bring back an article that was deleted there for good', async () => {
    const library = await after(
      async (it) => {
        valueOf(await it.changeReading(c, { starred: true }));
        valueOf(await it.addMark(c, { selector, note: 'here' }));
      },
      async (it) => {
        valueOf(await it.trash([c]));
        valueOf(await it.purge([c]));
      },
    );
    expect(library.has(c)).toBe(false);
    expect(library.bookmarks(null).map(({ articleId }) => articleId)).not.toContain(c);
  });
});
