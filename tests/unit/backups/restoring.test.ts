import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreSnapshot } from '../../../src/main/backups/backups';
import { sha256 as hash } from '../../torture/articles';
import { third } from '../library/samples';
import { codeOf, openAt, temporaryFolder, valueOf } from '../library/support';
import { filled, inPool, stateOf } from './support';

describe('a whole library', () => {
  it('is restored to a new folder, and can be written to there', async () => {
    const own = await filled();
    const { snapshot } = await own.take();
    const folder = join(await temporaryFolder(), 'restored');
    const restored = valueOf(await restoreSnapshot(own.place, null, folder));
    expect(restored).toEqual({ snapshot, left: [] });
    const library = await openAt(folder);
    expect(await stateOf(library)).toEqual(await stateOf(own.library));
    valueOf(await library.add([third]));
    expect(await library.check()).toMatchObject({ ok: true, articles: 3 });
    expect(library.notices).toEqual([]);
  });

  it('can be restored by hand, as docs/BACKUPS.md says', async () => {
    const own = await filled();
    const { snapshot } = await own.take();
    const folder = await temporaryFolder();
    const fromPool = (sha256: string): Promise<Buffer> => readFile(inPool(own, sha256));
    const file = await readFile(join(own.folder, 'snapshots', `${snapshot.id}.json`), 'utf8');
    const { data } = JSON.parse(file) as { data: { lists: { sha256: string }[] } };
    for (const list of data.lists) {
      for (const line of (await fromPool(list.sha256)).toString().trim().split('\n')) {
        const [sha256 = '', size, path = ''] = line.split(' ');
        const bytes = await fromPool(sha256);
        expect([bytes.length, hash(bytes)]).toEqual([Number(size), sha256]);
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
    }
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(await stateOf(library)).toEqual(await stateOf(own.library));
  });

  it('is not restored over anything', async () => {
    const own = await filled();
    await own.take();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), '');
    expect(codeOf(await restoreSnapshot(own.place, null, folder))).toBe('folder-in-use');
    await rm(join(folder, 'a'));
    valueOf(await restoreSnapshot(own.place, null, folder));
  });
});
