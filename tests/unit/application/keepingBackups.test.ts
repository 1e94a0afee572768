import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { defaultBackupFolder } from '../../../src/main/keepingBackups';
import { numberedArticle } from '../../torture/articles';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { codeOf, valueOf } from '../library/support';

async function scene() {
  const home = await temporaryFolder();
  const parts = await testParts(join(home, 'library'));
  onTestFinished(() => parts.library.close());
  valueOf(await parts.library.add([numberedArticle(1), numberedArticle(2)]));
  const { handlers, backups } = createApplication(parts);
  return { home, parts, handlers, backups };
}

it('backs up beside the library when nothing was chosen, and says how that stands', async () => {
  const { home, parts, handlers } = await scene();
  const before = valueOf(await handlers['backups:status']({}));
  expect(before).toMatchObject({ isOn: true, isDefault: true, last: null, failure: null });
  expect(before.savedAt).not.toBe(null);
  expect(before.folder).toBe(join(home, 'maqal-backups'));
  expect(before.folder).toBe(defaultBackupFolder(parts.library.folder));

  const report = valueOf(await handlers['backups:run']({}));
  expect(report.snapshot).toMatchObject({ articles: 2, problems: [] });
  const after = valueOf(await handlers['backups:status']({}));
  expect(after).toMatchObject({ last: report.snapshot, doing: null, failure: null });
  expect(parts.announced.map(({ name }) => name)).toContain('backups:changed');

  const { id } = report.snapshot;
  const verified = valueOf(await handlers['backups:verify']({ id }));
  expect(verified.verified?.ok).toBe(true);
  expect(valueOf(await handlers['backups:drill']({ id: null }))).toMatchObject({
    ...{ snapshot: id, ok: true, articles: 2, problems: [] },
  });
  const { snapshots } = valueOf(await handlers['backups:list']({}));
  expect(snapshots).toEqual([verified]);
});

it('backs up to a folder that the reader chooses, until the reader takes that back', async () => {
  const { home, parts, handlers } = await scene();
  expect(valueOf(await handlers['backups:choose']({}))).toBe(null);
  parts.backupFolder = join(home, 'drive');
  await mkdir(parts.backupFolder);
  const status = valueOf(await handlers['backups:choose']({}));
  expect(status).toMatchObject({ folder: parts.backupFolder, isDefault: false });
  expect(parts.library.settings().backupFolder).toBe(parts.backupFolder);
  // The first one there follows by itself; this one waits for it.
  const report = valueOf(await handlers['backups:run']({}));
  expect(report.isNew).toBe(false);
  expect(valueOf(await handlers['backups:list']({})).snapshots).toEqual([report.snapshot]);
  valueOf(await handlers['settings:change']({ change: { backupFolder: null } }));
  expect(valueOf(await handlers['backups:list']({})).snapshots).toEqual([]);
});

it('makes no folder in the place of a drive that is away, and goes on when it is back', async () => {
  const { home, parts, handlers } = await scene();
  parts.backupFolder = join(home, 'drive');
  await mkdir(parts.backupFolder);
  valueOf(await handlers['backups:choose']({}));
  valueOf(await handlers['backups:run']({}));
  await rename(parts.backupFolder, join(home, 'away'));
  // As a mount point that nothing is mounted on.
  await mkdir(parts.backupFolder);
  expect(codeOf(await handlers['backups:run']({}))).toBe('backup-gone');
  const status = valueOf(await handlers['backups:status']({}));
  expect(status).toMatchObject({ last: null, failure: { code: 'backup-gone' } });
  valueOf(await parts.library.add([numberedArticle(3)]));
  // It is as empty as it was.
  await rmdir(parts.backupFolder);
  await rename(join(home, 'away'), parts.backupFolder);
  expect(valueOf(await handlers['backups:run']({}))).toMatchObject({ isNew: true });
  expect(valueOf(await handlers['backups:status']({})).failure).toBe(null);
});

it('does not back up into the library, nor to where a page says', async () => {
  const { parts, handlers } = await scene();
  parts.backupFolder = join(parts.library.folder, 'records');
  expect(codeOf(await handlers['backups:choose']({}))).toBe('backup-inside');
  parts.backupFolder = parts.library.folder;
  expect(codeOf(await handlers['backups:choose']({}))).toBe('backup-inside');
  expect(
    codeOf(await handlers['settings:change']({ change: { backupFolder: '/tmp/elsewhere' } })),
  ).toBe('bad-request');
  expect(parts.library.settings().backupFolder).toBe(null);
});

it('does one thing after another, whatever is asked for at once', async () => {
  const { handlers, backups } = await scene();
  const [first, second, drill] = await Promise.all([
    handlers['backups:run']({}),
    backups.run(),
    handlers['backups:drill']({ id: null }),
  ]);
  expect([valueOf(first).isNew, valueOf(second).isNew]).toEqual([true, false]);
  expect(valueOf(drill).ok).toBe(true);
  await backups.close();
  expect(codeOf(await backups.run())).toBe('cancelled');
});

it('merges what a backup holds into the library, after telling what that would do', async () => {
  const { parts, handlers } = await scene();
  const { id } = numberedArticle(1).article;
  const { snapshot } = valueOf(await handlers['backups:run']({}));
  valueOf(await parts.library.trash([id]));
  valueOf(await parts.library.purge([id]));
  valueOf(await parts.library.add([numberedArticle(3)]));

  const from = { paths: null, snapshot: snapshot.id };
  const plan = valueOf(await handlers['restore:plan'](from));
  expect(plan?.report).toMatchObject({ isWhole: true, counts: { purged: 1, added: 0, left: 1 } });
  expect(parts.library.has(id)).toBe(false);
  const wish = { paths: [], snapshot: snapshot.id, bringBack: true };
  const report = valueOf(await handlers['restore:perform'](wish));
  expect(report.counts).toMatchObject({ added: 1, failed: 0 });
  expect(parts.library.has(id)).toBe(true);
  expect(parts.library.has(numberedArticle(3).article.id)).toBe(true);
  // The temporary library is gone, and so is the hold on the folder.
  expect(valueOf(await handlers['backups:run']({})).isNew).toBe(true);
  const gone = valueOf(await handlers['restore:plan']({ paths: null, snapshot: '000099-x' }));
  expect(gone?.report.failures).toMatchObject([{ code: 'no-backup' }]);
});
