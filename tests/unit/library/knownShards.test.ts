import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../torture/articles';
import { readKnownShards, type KnownShards } from '../../../src/main/library/knownShards';
import { resealed } from '../../torture/damages';
import { a, files, now, seen, useFilledLibrary } from './filledLibrary';
import { openAt } from './support';

const filledLibrary = useFilledLibrary();
const known = 'derived/shards';
const damage = {
  'nothing at all': () => '',
  'half of itself': (whole: Buffer) => whole.subarray(0, whole.length / 2),
  'all but its last byte': (whole: Buffer) => whole.subarray(0, -1),
  'itself twice': (whole: Buffer) => Buffer.concat([whole, whole]),
  'zero bytes': (whole: Buffer) => Buffer.alloc(whole.length),
  'another version': (whole: Buffer) => {
    const rest = Buffer.from(whole.subarray(64));
    rest.write('1.', 'latin1');
    return Buffer.concat([Buffer.from(sha256(rest)), rest]);
  },
};

describe('what is known of shards from an earlier opening', () => {
  it.each(Object.entries(damage))('is passed over when its file holds %s', async (_what, make) => {
    const folder = await filledLibrary();
    const path = join(folder, known);
    await writeFile(path, make(await readFile(path)));
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(seen(library)).toEqual(now);
  });

  it('is made again when it was thrown away, and is the same', async () => {
    const folder = await filledLibrary();
    const before = await readKnownShards(folder);
    await rm(join(folder, 'derived'), { recursive: true });
    const library = await openAt(folder);
    expect(seen(library)).toEqual(now);
    expect(toldOf(await readKnownShards(folder))).toEqual(toldOf(before));
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

/** All that is known, but for what the system told of the files. */
function toldOf(shards: KnownShards): unknown {
  return [...shards].map(([name, { identity: _identity, outlines, ends, ...sealed }]) => {
    return [name, sealed, [...outlines], [...Array.from(ends)]];
  });
}
