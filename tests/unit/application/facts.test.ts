import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describe as selectorOf } from '#shared/text/anchor';
import { createApplication } from '../../../src/main/application';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

const news = `النخيل في الواحات

السبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش

فقرة أولى عن النخيل وما حوله.

فقرة ثانية فيها بقية الحكاية.
`;

it('finds an article by its date in both calendars, and by what its reader did with it', async () => {
  const folder = await temporaryFolder();
  const parts = await testParts(join(folder, 'library'));
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  const { handlers } = application;
  const path = join(folder, 'نخيل.txt');
  await writeFile(path, news);
  await application.importPaths([path]);
  const id = parts.library.rows()[0]!.summary.id;
  const found = async (text: string): Promise<boolean> =>
    value(await handlers['search:query']({ text, limit: 5, strict: [] })).total === 1;

  for (const text of ['رجب 1445', 'فبراير ٢٠٢٤', 'date:2024-02 نخيل', 'بعد:2024 قبل:2025']) {
    expect(await found(text), text).toBe(true);
  }
  for (const text of ['شعبان 1445', 'date:2023', 'is:starred', 'وسم:سفر', 'has:note', 'is:read']) {
    expect(await found(text), text).toBe(false);
  }
  expect(await found('حالة:غير-مقروء -is:starred')).toBe(true);
  value(await handlers['reading:change']({ id, change: { starred: true, tags: ['السفر'] } }));
  const selector = selectorOf('فقرة ثانية', 0, 4);
  const mark = value(await handlers['marks:add']({ articleId: id, selector, note: '' }));
  expect(await found('حالة:مميز وسم:سفر has:bookmark')).toBe(true);
  expect(await found('has:note')).toBe(false);
  value(await handlers['marks:change']({ id: mark.id, change: { note: 'للعودة' } }));
  expect(await found('فيه:ملاحظة نخيل')).toBe(true);
  expect(await found('نخيل -is:starred')).toBe(false);
});
