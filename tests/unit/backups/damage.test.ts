import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createTaker,
  drillSnapshot,
  listSnapshots,
  verifySnapshot,
} from '../../../src/main/backups/backups';
import { first, firstId, third } from '../library/samples';
import { codeOf, valueOf } from '../library/support';
import { filled, inPool, openRestored, originalPath, poolOf } from './support';

const signal = new AbortController().signal;

describe('what is damaged', () => {
  it('in the library is told of, and does not replace what the pool holds whole', async () => {
    const own = await filled();
    await own.take();
    await writeFile(join(own.library.folder, originalPath(firstId)), 'rot');
    own.clock.pass(1);
    valueOf(await own.library.add([third]));
    await writeFile(join(own.library.folder, originalPath(third.article.id)), 'rot');
    const { snapshot } = await own.take();
    const path = originalPath(third.article.id);
    expect(snapshot.problems).toEqual([{ path, kind: 'damaged', standsIn: false }]);
    expect(await readFile(inPool(own, firstId))).toEqual(Buffer.from(first.original.bytes));
    expect(await poolOf(own)).not.toContain(third.article.id);
  });

  it('or missing in the library is made good from the pool', async () => {
    const own = await filled();
    await own.take();
    await rm(join(own.library.folder, originalPath(firstId)));
    await writeFile(join(own.library.folder, 'settings.json'), 'rot');
    const { snapshot } = await own.take();
    expect(snapshot.problems).toEqual([
      { path: 'settings.json', kind: 'damaged', standsIn: true },
      { path: originalPath(firstId), kind: 'missing', standsIn: true },
    ]);
    expect(await own.drill()).toMatchObject({ ok: true, articles: 2 });
  });

  it('in the pool is found by the verification and healed by the next backup', async () => {
    const own = await filled();
    const { snapshot } = await own.take();
    const good = valueOf(await verifySnapshot(own.place, null, own.clock.read()));
    expect(good.verification).toMatchObject({ ok: true, files: snapshot.files });
    await writeFile(inPool(own, firstId), 'rot');
    const found = valueOf(await verifySnapshot(own.place, null, own.clock.read()));
    expect(found.verification).toMatchObject({
      ok: false,
      damaged: [originalPath(firstId)],
    });
    expect(await own.drill()).toMatchObject({ ok: false });
    expect((await own.list())[0]?.verified?.ok).toBe(false);
    expect(await readFile(join(own.folder, 'damaged', firstId), 'utf8')).toBe('rot');
    expect(await own.take()).toMatchObject({ isNew: false, copiedFiles: 1 });
    const healed = valueOf(await verifySnapshot(own.place, null, own.clock.read()));
    expect(healed.verification.ok).toBe(true);
    expect(await own.drill()).toMatchObject({ ok: true });
  });

  it('in every file of the pool, one after another, is found and healed', async () => {
    const own = await filled();
    await own.take();
    for (const name of await poolOf(own)) {
      const path = inPool(own, name);
      const bytes = await readFile(path);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      await writeFile(path, bytes);
      const { verification } = valueOf(await verifySnapshot(own.place, null, own.clock.read()));
      expect(verification.ok).toBe(false);
      await createTaker(own.source, own.place, own.clock.read).take(signal);
      expect(await own.drill()).toMatchObject({ ok: true, problems: [] });
    }
  });

  it('as a snapshot’s own file is named, and nothing of the pool is swept while it is there', async () => {
    const own = await filled();
    const { snapshot } = await own.take();
    const file = join(own.folder, 'snapshots', `${snapshot.id}.json`);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, -20));
    const stray = await poolOf(own);
    valueOf(await own.library.changeSettings({ fontSize: 30 }));
    const again = await own.take(own.source);
    expect(again.isNew).toBe(true);
    expect(await poolOf(own)).toEqual(expect.arrayContaining(stray));
    expect(valueOf(await listSnapshots(own.place)).unreadable).toEqual([snapshot.id]);
    expect(codeOf(await drillSnapshot(own.place, snapshot.id, openRestored))).toBe(
      'backup-damaged',
    );
    await writeFile(file, bytes);
    expect(await own.drill(snapshot.id)).toMatchObject({ ok: true });
  });
});
