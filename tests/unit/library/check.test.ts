import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../torture/articles';
import { first, firstId, picture, titlesOf, unknownId } from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

describe('check', () => {
  const harms = [
    ['missing', 'originals', (path: string) => rm(path)],
    ['damaged', 'originals', (path: string) => writeFile(path, 'x')],
    ['missing', 'contents', (path: string) => rm(path)],
    ['damaged', 'contents', (path: string) => writeFile(path, 'x')],
    ['missing', 'assets', (path: string) => rm(path)],
    ['damaged', 'assets', (path: string) => writeFile(path, 'x')],
  ] as const;
  const names = { originals: 'original', contents: 'content', assets: 'asset' };

  it.each(harms)('finds a %s file of the %s', async (kind, folderName, harm) => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const [file = ''] = Object.keys(await treeOf(join(folder, folderName))).filter((name) =>
      name.includes('/'),
    );
    await harm(join(folder, folderName, file));
    const id = folderName === 'assets' ? sha256(picture) : firstId;
    const report = await library.check();
    expect(report.ok).toBe(false);
    expect(report.findings.filter((finding) => finding.kind !== 'orphan')).toEqual([
      {
        ...{ kind, what: names[folderName], id },
        ...(folderName === 'assets' ? { articleId: firstId } : {}),
      },
    ]);
    if (folderName === 'contents') {
      const code = kind === 'missing' ? 'not-found' : 'library-damaged';
      expect(codeOf(await library.open(firstId))).toBe(code);
      expect(await titlesOf(library.articles())).toEqual([]);
    }
  });

  it('lists orphans without failing', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    await writeFile(join(folder, 'originals', firstId.slice(0, 2), unknownId), 'stray');
    expect(await library.check()).toMatchObject({
      ok: true,
      articles: 1,
      findings: [{ kind: 'orphan', what: 'original', id: unknownId }],
    });
  });

  it('looks at the stores on disk, not at those in memory', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.changeSettings({ theme: 'dark' }));
    await writeFile(join(folder, 'settings.json'), '{}');
    await writeFile(join(folder, 'settings.json.1'), '{}');
    await rm(join(folder, 'library.json'));
    expect(await library.check()).toMatchObject({
      ok: false,
      findings: [
        { kind: 'missing', what: 'record', id: 'library.json' },
        { kind: 'damaged', what: 'record', id: 'settings.json' },
        { kind: 'damaged', what: 'record', id: 'settings.json.1' },
      ],
    });
  });
});
