import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lookBeside } from '../../src/main/intake/intake';
import { zipFolder } from './zip';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** A file to import, and what a person has checked that it becomes. */
export interface GoldenCase {
  readonly format: string;
  readonly name: string;
  /** The file's name: `input.` and its extension. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What a saved page has in the folder beside it. */
  readonly beside: (address: string) => Uint8Array | null;
  readonly expectedFile: string;
}

/** All golden cases; a folder `input.epub` stands for an archive of what is in it. */
export function goldenCases(): readonly GoldenCase[] {
  return readdirSync(fixtures).flatMap((format) =>
    readdirSync(join(fixtures, format)).flatMap((name): GoldenCase[] => {
      const folder = join(fixtures, format, name);
      const expectedFile = join(folder, 'expected.json');
      if (!existsSync(expectedFile)) return [];
      const file = readdirSync(folder).find((each) => each.startsWith('input.')) ?? '';
      const path = join(folder, file);
      const bytes = statSync(path).isDirectory()
        ? zipFolder(path)
        : new Uint8Array(readFileSync(path));
      return [{ format, name, file, bytes, beside: lookBeside(path), expectedFile }];
    }),
  );
}
