import type { ImportControl } from './importControl';
import type { FoundFile, Importer, ReadPart } from './importer';
import type { RunProgress } from './importProgress';
import { createSaver, failure, type SaverParts } from './importSaver';

/** One import: the files, the rooms, and who is told what. */
export interface ImportRun extends SaverParts {
  readonly files: AsyncIterable<FoundFile>;
  readonly importer: Importer;
  readonly control: Pick<ImportControl, 'signal' | 'ready'>;
  readonly progress: RunProgress;
}

/**
 * Imports files: `width` of them are read at a time, and whatever has been read while the last batch
 * was being saved is saved together. An outcome is reported when its article is durable, not before;
 * a file that fails is reported and the others go on. When it is cancelled, what was read is still
 * saved. Answers how many files were left, or null when not all had been found.
 */
export async function runImport(run: ImportRun): Promise<number | null> {
  const { importer, control, progress } = run;
  const found: FoundFile[] = [];
  for await (const entry of run.files) {
    if (control.signal.aborted) return null;
    found.push(entry);
  }
  progress.found(found.length);
  const saver = createSaver(run);
  let left = found.length;

  /** Reads one file; false when it was cancelled. */
  async function readOne(entry: FoundFile): Promise<boolean> {
    if ('error' in entry) {
      run.report(failure(entry, entry.error));
      return true;
    }
    const take = async (part: ReadPart): Promise<void> => {
      await control.ready();
      await saver.take(
        part.articles.map((imported, at) => {
          const sketch = part.sketches[at] ?? new Uint32Array();
          return { from: entry, imported, sketch };
        }),
      );
      for (const { place, error } of part.failures) run.report(failure(entry, error, place));
    };
    const { folder, file } = entry;
    const result = await importer.read(file, { folder, take, signal: control.signal });
    if (result.ok) return true;
    if (control.signal.aborted && result.error.code === 'cancelled') return false;
    run.report(failure(entry, result.error));
    return true;
  }

  const queue = found.values();
  const readOn = async (): Promise<void> => {
    for (const entry of queue) {
      await control.ready();
      if (control.signal.aborted) return;
      progress.reading(entry.file);
      if (!(await readOne(entry))) return;
      left -= 1;
      progress.done();
    }
  };
  await Promise.all(Array.from({ length: importer.width }, readOn));
  await saver.finish();
  return left;
}
