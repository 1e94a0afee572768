import { basename } from 'node:path';
import { failed, ok, type Result } from '#shared/result';
import { TemporaryFile } from '../durable/temporaryFile';
import { codeOf } from './failure';

/** Writes bytes to the file at `path`, durably and all at once: until then what was there stays. Fails as `exportArticles` does. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<null>> {
  let file: TemporaryFile | null = null;
  try {
    file = await TemporaryFile.beside(path);
    await file.write(bytes);
    await file.close(bytes.length);
    await file.moveTo(path);
    return ok(null);
  } catch (error) {
    await file?.discard();
    return failed(codeOf(error), { file: basename(path), detail: String(error) });
  }
}
