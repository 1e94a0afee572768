import type { Nodes } from 'hast';
import type { SafeTree } from '#shared/safeTree';
import type { Span } from '#shared/text/spans';
import type { TextLeaf } from '../reading/parts';

/** A stretch of text and the language that it is spoken in, as BCP 47. */
export interface Tongue extends Span {
  readonly language: string;
}

/** The language that a script is taken for where nobody says, in the order they are looked for. */
const scripts: readonly (readonly [script: string, letters: RegExp, language: string])[] = [
  ['Arab', /\p{Script=Arabic}/u, 'ar'],
  ['Latn', /\p{Script=Latin}/u, 'en'],
  ['Hebr', /\p{Script=Hebrew}/u, 'he'],
  ['Cyrl', /\p{Script=Cyrillic}/u, 'ru'],
  ['Grek', /\p{Script=Greek}/u, 'el'],
  ['Deva', /\p{Script=Devanagari}/u, 'hi'],
  ['Hira', /\p{Script=Hiragana}|\p{Script=Katakana}/u, 'ja'],
  ['Hang', /\p{Script=Hangul}/u, 'ko'],
  ['Hans', /\p{Script=Han}/u, 'zh'],
];
/** A stretch of another script is another voice's from so many words on: names stay with the sentence. */
const ownWords = 3;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;

const scriptsOfLanguages = new Map<string, string>();

function scriptOfLanguage(language: string): string {
  const known = scriptsOfLanguages.get(language);
  if (known !== undefined) return known;
  const script = new Intl.Locale(language).maximize().script ?? '';
  scriptsOfLanguages.set(language, script);
  return script;
}

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && tag !== 'und' && new Intl.Locale(tag).language !== 'und';
  } catch {
    return false; // files say all sorts of things
  }
}

const scriptOf = (text: string): string | null =>
  scripts.find(([, letters]) => letters.test(text))?.[0] ?? null;

/** The language of a text in a script: the one it is said to be in, if that is written so. */
function languageIn(script: string, said: string): string {
  if (isLanguage(said) && (script === 'Arab' || script === 'Latn')) {
    if (scriptOfLanguage(said) === script) return said;
  } else if (isLanguage(said) && !['Arab', 'Latn'].includes(scriptOfLanguage(said))) return said;
  return scripts.find(([name]) => name === script)?.[2] ?? 'ar';
}

/**
 * Cuts a text where its script changes for three words or more, and tells the language of each stretch: the one
 * that it is `said` to be in (BCP 47, `und` for none), or one that is written in its letters. Together they are the text.
 */
export function tonguesOf(text: string, said: string): readonly Tongue[] {
  const runs: { script: string; start: number; words: number }[] = [];
  for (const { 0: letters, index } of text.matchAll(word)) {
    const script = scriptOf(letters);
    const last = runs.at(-1);
    if (script === null || last?.script === script) {
      if (last !== undefined) last.words += 1;
    } else runs.push({ script, start: index, words: 1 });
  }
  const main = mainScript(runs, said);
  if (main === null) return [{ start: 0, end: text.length, language: fallbackLanguage(said) }];
  const kept = runs
    .map((run) => (run.script !== main && run.words < ownWords ? { ...run, script: main } : run))
    .filter((run, at, all) => all[at - 1]?.script !== run.script);
  return kept.map(({ script, start }, at) => ({
    start: at === 0 ? 0 : start,
    end: kept[at + 1]?.start ?? text.length,
    language: languageIn(script, said),
  }));
}

/** The language of most of a text's words, said to be in one. */
export function mainLanguage(text: string, said: string): string {
  const lengths = new Map<string, number>();
  for (const { language, start, end } of tonguesOf(text, said)) {
    lengths.set(language, (lengths.get(language) ?? 0) + end - start);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? said;
}

/** The script that most words are in; that of the language they are said to be in already with a quarter of them. */
function mainScript(
  runs: readonly { script: string; words: number }[],
  said: string,
): string | null {
  const words = new Map<string, number>();
  for (const run of runs) words.set(run.script, (words.get(run.script) ?? 0) + run.words);
  const all = runs.reduce((sum, run) => sum + run.words, 0);
  const own = isLanguage(said) ? scriptOfLanguage(said) : '';
  if ((words.get(own) ?? 0) >= all / 4 && words.has(own)) return own;
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const fallbackLanguage = (said: string): string => (isLanguage(said) ? said : 'ar');

/** What a file says of the language of stretches within it: each text node below such a `lang`, and that tag. */
export function saidLanguages(tree: SafeTree): ReadonlyMap<TextLeaf, string> {
  const said = new Map<TextLeaf, string>();
  const visit = (node: Nodes, around: string | null): void => {
    if (node.type === 'text') {
      if (around !== null) said.set(node, around);
    } else if ('children' in node) {
      const own = node.type === 'element' ? node.properties.lang : undefined;
      const inside = typeof own === 'string' && isLanguage(own) ? own : around;
      for (const child of node.children) visit(child, inside);
    }
  };
  visit(tree, null);
  return said;
}
