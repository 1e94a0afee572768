import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, foldedWords, type BenchArticle, type Engine } from './engine';
import type { BenchQuery } from './queries';

/** Where the articles themselves are. */
const apart = 'articles';
const timer = '/usr/bin/time';
let peak = 0;

/** Runs a program to its end and notes how much memory it took, where the system has a program that tells; answers what it printed, or null when it failed. */
function run(program: string, parameters: readonly string[], note: string): string | null {
  const isTimed = existsSync(timer);
  const words = isTimed ? ['-o', note, '-f', '%M', program, ...parameters] : parameters;
  const { status, stdout } = spawnSync(isTimed ? timer : program, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (isTimed) {
    peak = Math.max(peak, Number(readFileSync(note, 'utf8').trim().split('\n').at(-1)) * 1024);
  }
  return status === 0 ? stdout : null;
}

/** Whether recoll is installed. */
export const hasRecoll = (): boolean => spawnSync('recollindex', ['-h']).error === undefined;

function write(folder: string, { number, title, body }: BenchArticle): string {
  const below = join(folder, apart, String(Math.floor(number / 500)));
  mkdirSync(below, { recursive: true });
  const path = join(below, `${number}.txt`);
  writeFileSync(path, `${foldedWords(title)}\n\n${foldedWords(body)}\n`);
  return path;
}

function textOf({ way, words }: BenchQuery): string | null {
  if (way === 'typo' || way === 'title') return null;
  if (way === 'phrase') return `"${words.join(' ')}"`;
  if (way === 'prefix') return `${words.join(' ')}*`;
  if (way === 'any') return words.join(' OR ');
  return words.join(way === 'not' ? ' -' : ' ');
}

/** recoll over the same words as text files, each question in a process of its own. */
export const recoll: Engine = {
  remark: 'a process for each question and each addition',
  apart,
  async build(articles, folder) {
    for await (const article of articles) write(folder, article);
    const settings = `topdirs = ${join(folder, apart)}\nindexstemminglanguages =\n`;
    writeFileSync(join(folder, 'recoll.conf'), settings);
    run('recollindex', ['-c', folder], join(folder, 'memory'));
  },
  open(folder) {
    const note = join(folder, 'memory');
    return {
      ask(query) {
        const text = textOf(query);
        if (text === null) return null;
        const parameters = ['-c', folder, '-b', '-n', `0-${fetched}`, '-q', text];
        const found = run('recollq', parameters, note);
        // It refuses a beginning that thousands of words have.
        return found?.trim().split('\n').length ?? null;
      },
      add: (article) => void run('recollindex', ['-c', folder, '-i', write(folder, article)], note),
      close: () => undefined,
    };
  },
  peakOfOthers: () => peak,
};
