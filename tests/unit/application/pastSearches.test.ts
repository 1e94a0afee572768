import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { numberedArticle } from '../../torture/articles';
import { openAt, valueOf } from '../library/support';

async function scene() {
  const folder = join(await temporaryFolder(), 'library');
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  valueOf(await parts.library.add([numberedArticle(1)]));
  const { handlers } = createApplication(parts);
  return { folder, parts, handlers };
}

const sea = { text: 'بحر مصدر:"مجلة المرافئ"', strict: ['hamza' as const] };
const sand = { text: 'رمل', strict: [] };

it('remembers searches durably, and tells of each change', async () => {
  const { folder, parts, handlers } = await scene();
  valueOf(await handlers['searches:keep'](sand));
  const kept = valueOf(await handlers['searches:keep']({ ...sea, saved: { name: 'البحر' } }));
  expect(kept).toMatchObject([
    { ...sea, name: 'البحر' },
    { ...sand, savedAt: null },
  ]);
  expect(parts.announced.filter(({ name }) => name === 'searches:changed')).toHaveLength(2);
  await parts.library.close();
  const again = await openAt(folder);
  expect(again.searches.all()).toEqual(kept);
});

it('forgets one, and all that are not saved', async () => {
  const { handlers } = await scene();
  valueOf(await handlers['searches:keep'](sand));
  valueOf(await handlers['searches:keep']({ ...sea, saved: { name: null } }));
  expect(valueOf(await handlers['searches:forget']({ search: null }))).toMatchObject([sea]);
  expect(valueOf(await handlers['searches:forget']({ search: sea }))).toEqual([]);
  expect(valueOf(await handlers['searches:list']({}))).toEqual([]);
});

it('takes what is saved in a backup when that is restored, and nothing while it is only planned', async () => {
  const { handlers } = await scene();
  valueOf(await handlers['searches:keep'](sand));
  valueOf(await handlers['searches:keep']({ ...sea, saved: { name: 'البحر' } }));
  const { id } = valueOf(await handlers['backups:run']({})).snapshot;
  valueOf(await handlers['searches:forget']({ search: sea }));
  valueOf(await handlers['searches:forget']({ search: null }));

  valueOf(await handlers['restore:plan']({ paths: null, snapshot: id }));
  expect(valueOf(await handlers['searches:list']({}))).toEqual([]);
  valueOf(await handlers['restore:perform']({ paths: [], bringBack: false, snapshot: id }));
  expect(valueOf(await handlers['searches:list']({}))).toMatchObject([{ ...sea, name: 'البحر' }]);
});
