import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { damages, resealed } from './damages';
import { a, files, now, seen, useFilledLibrary } from './filledLibrary';
import { openAt } from './support';

const filledLibrary = useFilledLibrary();
const known = 'derived/shards.json';

describe('what is known of shards from an earlier opening', () => {
  it.each(Object.entries(damages))(
    'is passed over when its file holds %s',
    async (_what, damage) => {
      const folder = await filledLibrary();
      const path = join(folder, known);
      await writeFile(path, damage(await readFile(path)));
      const library = await openAt(folder);
      expect(library.notices).toEqual([]);
      expect(seen(library)).toEqual(now);
    },
  );

  it('is made again when it was thrown away, and is the same', async () => {
    const folder = await filledLibrary();
    const before = shardsOf(await readFile(join(folder, known)));
    await rm(join(folder, 'derived'), { recursive: true });
    const library = await openAt(folder);
    expect(seen(library)).toEqual(now);
    expect(shardsOf(await readFile(join(folder, known)))).toEqual(before);
  });

  it('does not hide a whole shard that came to be another since', async () => {
    const folder = await filledLibrary();
    const path = join(folder, files.reading);
    const file = await readFile(path);
    const { data } = JSON.parse(file.toString()) as { data: { articleId: string }[] };
    const other = data.map((record) => ({ ...record, starred: record.articleId === a }));
    await writeFile(path, resealed(file, { data: other }));
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(seen(library)).toEqual({ ...now, starred: [a] });
  });

  it('says nothing for a shard that is whole and not of its schema, known or not', async () => {
    const folder = await filledLibrary();
    const path = join(folder, files.reading);
    await writeFile(path, resealed(await readFile(path), { data: [{ articleId: a }] }));
    const library = await openAt(folder);
    expect(library.notices).toMatchObject([{ kind: 'library-restored', file: files.reading }]);
  });
});

function shardsOf(file: Buffer): unknown {
  const { data } = JSON.parse(file.toString()) as { data: { shards: [string, unknown][] } };
  return new Map(data.shards);
}
