/**
 * A process that a test drives: each line of its input is a request, each line of its output the
 * answer. What it holds ends with it, as with any program.
 */
import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openLibrary, type Library, type LibraryOptions } from '../../src/main/library/library';
import { numberedArticle } from './articles';

/** What a session can be asked for. */
export type SessionRequest =
  | { readonly verb: 'open'; readonly folder: string; readonly access: LibraryOptions['access'] }
  | { readonly verb: 'add'; readonly numbers: readonly number[] }
  | { readonly verb: 'trash' | 'purge'; readonly numbers: readonly number[] }
  | { readonly verb: 'size'; readonly fontSize: number }
  | { readonly verb: 'state' | 'restriction' | 'check' | 'close' }
  | { readonly verb: 'run'; readonly command: readonly [string, ...string[]] };

let library: Library | null = null;

async function answer(request: SessionRequest): Promise<unknown> {
  if (request.verb === 'open') {
    const result = await openLibrary({ ...request, clock: () => new Date() });
    if (result.ok) library = result.value;
    return result.ok ? { ok: true, value: result.value.notices } : result;
  }
  if (request.verb === 'run') {
    const [program, ...args] = request.command;
    return execFileSync(program, args, { encoding: 'utf8' });
  }
  if (library === null) return 'not open';
  switch (request.verb) {
    case 'add':
      return library.add(request.numbers.map(numberedArticle));
    case 'trash':
    case 'purge':
      return library[request.verb](request.numbers.map((n) => numberedArticle(n).article.id));
    case 'size':
      return library.changeSettings({ fontSize: request.fontSize });
    case 'state':
      return {
        ids: library.rows().map(({ summary }) => summary.id),
        fontSize: library.settings().fontSize,
      };
    case 'restriction':
      return library.restriction;
    case 'check':
      return library.check();
    case 'close':
      return (await library.close()) ?? null;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line) as SessionRequest);
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
