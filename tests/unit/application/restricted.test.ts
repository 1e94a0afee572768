import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { calls, type CallName } from '#shared/api';
import { createApplication } from '../../../src/main/application';
import { openLibrary } from '../../../src/main/library/library';
import { temporaryFolder } from '../../support/temporaryFolder';
import { testParts } from '../../support/parts';
import { resealed } from '../../torture/damages';
import { treeOf, valueOf } from '../library/support';

const asked: readonly CallName[] = [
  ...(['app:start', 'import:pause', 'import:resume', 'import:cancel', 'reports:list'] as const),
  ...(['reports:open', 'text:save', 'text:copy', 'library:list', 'library:row'] as const),
  ...(['library:rows', 'library:alike', 'library:open', 'article:encodings'] as const),
  ...([
    'marks:list',
    'marks:every',
    'search:query',
    'search:complete',
    'link:open',
    'page:drawn',
    'fonts:list',
    'restore:cancel',
    'export:cancel',
    'print:paper',
    'print:pdf',
    'window:fullScreen',
  ] as const),
  ...(['library:saving', 'library:save', 'page:left'] as const),
  ...(['backups:status', 'backups:list', 'backups:verify', 'backups:drill'] as const),
  ...(['searches:list', 'search:complete'] as const),
  ...(['typing:undo', 'typing:redo', 'menu:history'] as const),
];

describe('the calls of a library of a later version', () => {
  it('answer what only asks, and refuse all else before anything is done', async () => {
    const folder = await temporaryFolder();
    const parts = await testParts(folder);
    await parts.library.close();
    const settings = join(folder, 'settings.json');
    await writeFile(settings, resealed(await readFile(settings), { schema: 99 }));
    const options = { folder, clock: () => new Date(), access: 'write-or-read' } as const;
    const library = valueOf(await openLibrary(options));
    onTestFinished(() => library.close());
    const tree = await treeOf(folder);
    const named = join(await temporaryFolder(), 'named.txt');
    await writeFile(named, 'Title\n\nText');

    const application = createApplication({ ...parts, library });
    expect(valueOf(await application.handlers['app:start']({})).restriction).toEqual({
      code: 'library-newer',
      leftOut: 0,
    });
    const refused = { ok: false, error: { code: 'library-newer' } };
    for (const name of Object.keys(calls) as CallName[]) {
      if (asked.includes(name)) continue;
      // A refusal does not look at its request.
      const handle = application.handlers[name] as (request: unknown) => Promise<unknown>;
      expect([name, await handle({})]).toEqual([name, refused]);
    }
    const target = join(await temporaryFolder(), 'export.zip');
    expect(await application.exportTo(target, null)).toEqual(refused);
    expect(await application.importNamed([named])).toBeNull();
    expect(await treeOf(folder)).toEqual(tree);
  });
});
