import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MarkForm } from '#shared/exportedMarks';
import { wholeArticle } from '#shared/marks';
import { describe as selectorOf } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { createApplication } from '../../../src/main/application';
import { exportMarks } from '../../../src/main/markExports';
import { importMarks } from '../../../src/main/markImports';
import type { Library } from '../../../src/main/library/library';
import { importedFrom } from '../../torture/articles';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { openAt, valueOf } from '../library/support';

const text = `عمود النيل\n\n${'ينزل القارئ الدرج ثم يقرأ العلامة *هنا*. '.repeat(6)}`;

async function marked(): Promise<{ library: Library; id: string; folder: string }> {
  const folder = await temporaryFolder();
  const library = await openAt(join(folder, 'library'));
  valueOf(await library.add([importedFrom('a.txt', text), importedFrom('b.txt', `ثانٍ\n${text}`)]));
  const [{ id } = { id: '' }] = library.rows().map(({ summary }) => summary);
  const body = articleText(valueOf(await library.open(id)).article.body);
  const at = body.indexOf('الدرج');
  const selector = selectorOf(body, at, at + 5);
  valueOf(
    await library.addMark(id, {
      ...{ kind: 'highlight', colour: 'green', selector, tags: ['درج'] },
      note: '=HYPERLINK("http://x")\nسطر <ثانٍ>',
    }),
  );
  valueOf(await library.addMark(id, { kind: 'bookmark', selector: wholeArticle, note: '@مهم' }));
  return { library, id, folder };
}

async function written(form: MarkForm): Promise<string> {
  const { library, folder } = await marked();
  const file = join(folder, `x.${form}`);
  expect(valueOf(await exportMarks(library, file, null))).toEqual({ file, marks: 2 });
  return readFile(file, 'utf8');
}

describe('marks that are brought in', () => {
  it('go where their words are, and are not doubled', async () => {
    const { library, folder } = await marked();
    const file = join(folder, 'x.jsonld');
    valueOf(await exportMarks(library, file, null));
    const annotations = await readFile(file, 'utf8');
    const none = { added: 0, known: 0, lost: 0, strange: 0 };
    expect(valueOf(await importMarks(library, annotations)).counts).toEqual({ ...none, known: 2 });

    const other = await openAt(join(folder, 'other'));
    expect(valueOf(await importMarks(other, annotations)).counts).toEqual({ ...none, strange: 2 });
    valueOf(await other.add([importedFrom('a.txt', text), importedFrom('b.txt', `ثانٍ\n${text}`)]));
    expect(valueOf(await importMarks(other, annotations)).counts).toEqual({ ...none, added: 2 });
    const bare = (from: Library) =>
      from
        .bookmarks(null)
        .map(({ articleId, kind, colour, selector, note, tags }) =>
          JSON.stringify({ articleId, kind, colour, selector, note, tags }),
        )
        .sort();
    expect(bare(other)).toEqual(bare(library));
    expect(valueOf(await importMarks(other, annotations)).counts).toEqual({ ...none, known: 2 });
  });

  it('are brought in by the window as one thing, and go and come back as one', async () => {
    const { library, folder } = await marked();
    const file = join(folder, 'x.jsonld');
    valueOf(await exportMarks(library, file, null));
    const parts = await testParts(join(folder, 'window'));
    onTestFinished(() => parts.library.close());
    parts.chosen = [file];
    const { handlers } = createApplication(parts);
    const same = [importedFrom('a.txt', text), importedFrom('b.txt', `ثانٍ\n${text}`)];
    valueOf(await parts.library.add(same));
    const brought = valueOf(await handlers['import:marks']({}));
    expect(brought).toMatchObject({ counts: { added: 2, known: 0 }, failure: null });
    const ids = [...(brought?.ids ?? [])];
    const living = async () => valueOf(await handlers['marks:list']({ articleId: null })).length;
    expect(await living()).toBe(2);
    expect(valueOf(await handlers['import:marks']({}))).toMatchObject({
      ...{ counts: { added: 0, known: 2 }, ids: [] },
    });
    const absent = crypto.randomUUID();
    const asked = { ids: [...ids, absent], removed: true };
    expect(valueOf(await handlers['marks:setRemoved'](asked))).toBe(1);
    expect(await living()).toBe(0);
    expect(valueOf(await handlers['marks:setRemoved']({ ids, removed: false }))).toBe(0);
    expect(await living()).toBe(2);
    const facts = parts.announced.filter(({ name }) => name === 'articles:changed');
    expect(facts).toHaveLength(3);
  });

  it('of another program are taken by their quote, and kept when it is not there', async () => {
    const { library, id } = await marked();
    const target = (exact: string) => ({
      source: `urn:sha256:${id}`,
      selector: { type: 'TextQuoteSelector', exact },
    });
    const others = [
      {
        type: 'Annotation',
        body: { type: 'TextualBody', value: 'هنا' },
        target: target('العلامة'),
      },
      { type: 'Annotation', target: target('كلمات ليست في النص') },
      { type: 'Annotation', target: { source: 'https://elsewhere.example/' } },
      { type: 'Annotation', target: 7 },
    ];
    expect(valueOf(await importMarks(library, JSON.stringify(others))).counts).toEqual({
      ...{ added: 2, known: 0, lost: 1, strange: 1 },
    });
    expect(await importMarks(library, 'no JSON')).toMatchObject({ ok: false });
    expect(await importMarks(library, '[{"a":1}]')).toMatchObject({ ok: false });
  });
});

describe('marks that are handed on', () => {
  it('as a table hold no formula, and come out of it as they were', async () => {
    const table = await written('csv');
    expect(table.startsWith('\ufeff')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(table.slice(1), {
      ...{ header: true, skipEmptyLines: true },
    });
    expect(errors).toEqual([]);
    expect(data.map(({ quote, note, tags, kind }) => ({ quote, note, tags, kind }))).toEqual(
      expect.arrayContaining([
        {
          ...{ quote: 'الدرج', tags: 'درج', kind: 'highlight' },
          note: `'=HYPERLINK("http://x")\nسطر <ثانٍ>`,
        },
        { quote: '', note: "'@مهم", tags: '', kind: 'bookmark' },
      ]),
    );
    for (const cell of data.flatMap((row) => Object.values(row))) {
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('as annotations follow the model of the W3C', async () => {
    const collection = JSON.parse(await written('jsonld')) as {
      first: { items: Record<string, unknown>[] };
    };
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      ...{ type: 'AnnotationCollection', total: 2 },
    });
    const annotation = collection.first.items.find((item) => item['maqal:kind'] === 'highlight');
    expect(annotation).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) as string,
      ...{ type: 'Annotation', motivation: 'commenting' },
      target: {
        source: expect.stringMatching(/^urn:sha256:[0-9a-f]{64}$/) as string,
        selector: [{ type: 'TextQuoteSelector', exact: 'الدرج' }, { type: 'TextPositionSelector' }],
      },
    });
  });

  it('as a page and as text keep their words, and nothing in them acts', async () => {
    const page = await written('html');
    expect(page).toContain('سطر &lt;ثانٍ&gt;');
    expect(page).toContain("default-src 'none'");
    expect(await written('txt')).toContain('«الدرج»');
    const markdown = await written('md');
    expect(markdown).toMatch(/^> الدرج$/mu);
    expect(markdown).toContain('سطر \\<ثانٍ\\>');
  });

  it('of one article alone, or to a place where nothing can be written', async () => {
    const { library, id, folder } = await marked();
    const file = join(folder, 'x.md');
    await writeFile(file, 'yesterday');
    expect(valueOf(await exportMarks(library, file, id))).toEqual({ file, marks: 2 });
    const before = await readdir(folder);
    const nowhere = await exportMarks(library, join(folder, 'gone/x.md'), id);
    expect(nowhere).toMatchObject({ ok: false, error: { code: 'unwritable-file' } });
    expect(await readdir(folder)).toEqual(before);
  });
});
