import { join } from 'node:path';
import type { ImportedArticle } from '#shared/imported';
import { decodeText } from '../../src/main/importing/decodeText';
import { describe } from '../../src/main/importing/describe';
import { detectFormat } from '../../src/main/importing/detectFormat';
import { finish } from '../../src/main/importing/finish';
import type { OriginalFile, ParsedDocument } from '../../src/main/importing/stages';
import { kindOfFile } from '../../src/main/importing/stages';
import { findFiles, readFile } from '../../src/main/intake/intake';
import { sketchOf } from '../../src/main/likeness/likeness';
import { articleText } from '#shared/text/plainText';

/** The first files of a folder, as many as a look at the stages needs. */
export async function firstFiles(folder: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for await (const found of findFiles([folder], kindOfFile)) {
    paths.push(found.file);
    if (paths.length === count) break;
  }
  return paths;
}

type Stage =
  'read' | 'recognise' | 'decode' | 'parse' | 'describe' | 'sanitize' | 'sketch' | 'hand over';

async function parsed(file: OriginalFile, time: Timer): Promise<readonly ParsedDocument[]> {
  const format = await time('recognise', () => detectFormat(file));
  if (!format.ok || format.value.reads !== 'text') return [];
  const { declaredEncoding, parse } = format.value;
  const declared = declaredEncoding?.(file.bytes) ?? null;
  const text = await time('decode', () => decodeText(file, declared));
  return text.ok ? time('parse', () => parse(text.value)) : [];
}

type Timer = <T>(stage: Stage, job: () => T | Promise<T>) => Promise<T>;

/** Prints what each stage takes for one file, in the middle of many, in this thread. */
export async function measureStages(folder: string, say: (line: string) => void): Promise<void> {
  for (const [kind, count] of [
    ['texts', 1000],
    ['pages', 200],
  ] as const) {
    const spent = new Map<Stage, number>();
    const time: Timer = async (stage, job) => {
      const begun = performance.now();
      const value = await job();
      spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - begun);
      return value;
    };
    const paths = await firstFiles(join(folder, kind), count);
    for (const path of paths) {
      const file = await time('read', () => readFile(path));
      if (!file.ok) continue;
      for (const document of await parsed(file.value, time)) {
        const described = await time('describe', () => describe(document));
        const article: ImportedArticle = await time('sanitize', () => finish(described, ''));
        await time('sketch', () => sketchOf(articleText(article.article.body)));
        await time('hand over', () => structuredClone(article));
      }
    }
    const all = [...spent.values()].reduce((sum, value) => sum + value, 0);
    say(
      `\nstages of one of the ${kind}, in one thread (${(all / paths.length).toFixed(2)} ms in all):`,
    );
    for (const [stage, total] of spent) {
      const share = Math.round((total / all) * 100);
      say(`  ${stage.padEnd(10)} ${(total / paths.length).toFixed(3)} ms  ${share}%`);
    }
  }
}
