import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary, type Library } from '../../../src/main/library/library';
import { looksOf } from '../../../src/main/library/trustedFile';
import { numberedArticle, sha256 } from '../../torture/articles';
import { a, b, c, files, now, seen, selector, useFilledLibrary } from './filledLibrary';
import { codeOf, openAt, temporaryFolder, tickingClock, valueOf } from './support';

const filledLibrary = useFilledLibrary();

async function trustingly(folder: string): Promise<Library> {
  const clock = tickingClock('2026-04-01T00:00:00.000Z');
  const opened = await openLibrary({ folder, clock, access: 'write', trusts: true });
  const library = valueOf(opened);
  onTestFinished(() => library.close());
  return library;
}

/** A library whose files are known by what the system tells of them: it has been opened here before. */
async function knownLibrary(): Promise<string> {
  const folder = await filledLibrary();
  const library = await trustingly(folder);
  await library.readTrusted();
  await library.close();
  return folder;
}

/** Damages a file as a failing disk does: nothing that the system tells of it is another. */
async function rot(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const before = looksOf(path)?.identity ?? '';
  const bytes = await readFile(path);
  bytes.write('rotten', bytes.length - 20);
  await writeFile(path, bytes);
  // No program can set the moment of a file's last change: what is known of it is changed instead.
  const known = join(folder, 'derived/shards');
  const whole = (await readFile(known)).subarray(64).toString('latin1');
  const rest = Buffer.from(whole.replace(before, looksOf(path)?.identity ?? ''), 'latin1');
  expect(rest.includes(looksOf(path)?.identity ?? '?')).toBe(true);
  await writeFile(known, Buffer.concat([Buffer.from(sha256(rest)), rest]));
}

/** Bytes that buffers take when nothing is left to collect. */
function bytesHeld(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

const previousOf = async (folder: string, name: string) => stat(join(folder, `${name}.1`));

describe('a library that takes on trust what was read at an earlier opening', () => {
  it('is the same, before its files have been read and after', async () => {
    const library = await trustingly(await knownLibrary());
    expect(seen(library)).toEqual(now);
    expect(await library.readTrusted()).toBe(false);
    expect(seen(library)).toEqual(now);
    expect(library.notices).toEqual([]);
  });

  it('reads on when it may, part by part', async () => {
    const library = await trustingly(await knownLibrary());
    let parts = 0;
    let allow: () => void = () => undefined;
    const allowed = new Promise<void>((resolve) => (allow = resolve));
    const reading = library.readTrusted(async () => {
      parts += 1;
      await allowed;
    });
    expect(parts).toBe(1);
    allow();
    expect(await reading).toBe(false);
    expect(parts).toBeGreaterThan(1);
    expect(seen(library)).toEqual(now);
  });

  it('has its records in less memory once they have been read, and not twice', async () => {
    const folder = await temporaryFolder();
    const library = await trustingly(folder);
    const many = Array.from({ length: 512 }, (_, number) => numberedArticle(number));
    valueOf(await library.add(many));
    const { size } = await stat(join(folder, 'records/0001.json'));
    many.length = 0;
    const before = bytesHeld();
    await library.readTrusted();
    expect(before - bytesHeld()).toBeGreaterThan(size);
    expect(library.row(library.entries()[0]?.id ?? '')?.summary.title).toContain('خبر رقم');
  });

  it('can be changed at once, and keeps what it had', async () => {
    const folder = await knownLibrary();
    const library = await trustingly(folder);
    valueOf(await library.changeReading(c, { starred: true }));
    valueOf(await library.addMark(c, { selector, note: 'three' }));
    expect(await library.readTrusted()).toBe(false);
    await library.close();
    const after = await openAt(folder);
    const starred = [a, b, c].sort();
    expect(seen(after)).toEqual({ ...now, starred, notes: ['one', 'three', 'two'] });
  });

  it.each(['records', 'reading', 'bookmarks'] as const)(
    'finds %s that have been damaged in a way that the system tells, when it opens',
    async (kind) => {
      const folder = await knownLibrary();
      await writeFile(join(folder, files[kind]), 'x');
      const library = await trustingly(folder);
      expect(library.notices).toMatchObject([{ file: files[kind] }]);
      expect(seen(library).ids).toEqual(now.ids);
    },
  );

  it.each(['records', 'reading', 'bookmarks'] as const)(
    'finds %s that have rotted when they are read: told of, kept, and the generation before opened',
    async (kind) => {
      const folder = await knownLibrary();
      await rot(folder, files[kind]);
      const rotten = await readFile(join(folder, files[kind]));
      const library = await trustingly(folder);
      expect(library.notices).toEqual([]);
      expect(await library.readTrusted()).toBe(true);
      const [notice] = library.notices;
      expect(library.notices).toMatchObject([{ kind: 'library-restored', file: files[kind] }]);
      expect(await readFile(join(folder, notice?.keptAs ?? ''))).toEqual(rotten);
      expect(seen(library).ids).toEqual(now.ids);
      const shown = seen(library);
      await library.close();
      const after = await openAt(folder);
      expect(after.notices).toEqual([]);
      expect(seen(after)).toEqual(shown);
    },
  );

  it('writes nothing over what has rotted before it has been kept', async () => {
    const folder = await knownLibrary();
    await rot(folder, files.bookmarks);
    const { mtimeMs } = await previousOf(folder, files.bookmarks);
    const library = await trustingly(folder);
    expect(codeOf(await library.addMark(a, { selector, note: 'three' }))).toBe('library-damaged');
    expect((await previousOf(folder, files.bookmarks)).mtimeMs).toBe(mtimeMs);
    expect(await library.readTrusted()).toBe(true);
    valueOf(await library.addMark(a, { selector, note: 'three' }));
    expect(seen(library).notes).toContain('three');
  });

  it('takes in what another program wrote before its files had been read', async () => {
    const folder = await knownLibrary();
    const library = await trustingly(folder);
    const other = await openAt(folder);
    valueOf(await other.changeReading(c, { starred: true }));
    valueOf(await other.changeReading(c, { archived: true }));
    await other.close();
    expect(await library.readTrusted()).toBe(false);
    valueOf(await library.changeReading(b, { starred: false }));
    expect(seen(library).starred).toEqual([a, c].sort());
    expect(library.notices).toEqual([]);
  });
});
