/** The drawn forms of Arabic letters (Unicode's Forms A without its symbols and word ligatures, Forms B). */
const forms = /[\ufb50-\ufbb1\ufbd3-\ufbff\ufc00-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3b\ufe80-\ufefc]/gu;
const letters = /[\u0620-\u064a\u066e-\u06d3]/gu;

/** Fewer are a decoration in a text of letters. */
const minimumForms = 20;
/** What the whole text is judged by. */
const sampleLength = 50_000;

/**
 * A text that was stored as it is drawn (old DOS files, copies out of PDFs), in letters and in reading
 * order; any other text as it is, with whatever forms its writer chose.
 */
export function logicalText(text: string): string {
  const sample = text.slice(0, sampleLength);
  const drawn = sample.match(forms)?.length ?? 0;
  const written = sample.match(letters)?.length ?? 0;
  if (drawn < minimumForms || drawn < written) return text;
  const ordered = isReversed(sample) ? text.split('\n').map(turned).join('\n') : text;
  return ordered.replace(forms, (form) => form.normalize('NFKC'));
}

/** Which of its letter's forms a form of block B is: they stand together, isolated, final, initial, medial. */
function placeInWord(code: number): 'isolated' | 'final' | 'initial' | 'medial' | null {
  if (code < 0xfe80 || code > 0xfefc) return null;
  const base = (one: number): string => String.fromCharCode(one).normalize('NFKC');
  let before = 0;
  while (before < 3 && base(code - before - 1) === base(code)) before += 1;
  return (['isolated', 'final', 'initial', 'medial'] as const)[before] ?? null;
}

/** Fewer joints may be chance. */
const minimumJoints = 10;

/** True when letters that join to the next one are mostly followed by one that joins to nothing before it. */
function isReversed(text: string): boolean {
  let forward = 0;
  let backward = 0;
  let previous: ReturnType<typeof placeInWord> = null;
  for (let at = 0; at < text.length; at += 1) {
    const place = placeInWord(text.charCodeAt(at));
    if (previous === 'initial' && (place === 'medial' || place === 'final')) forward += 1;
    if (place === 'initial' && (previous === 'medial' || previous === 'final')) backward += 1;
    previous = place;
  }
  return backward >= minimumJoints && backward > forward * 4;
}

/** Numbers and Latin words, which are read from the left in Arabic too. */
const leftToRight =
  /[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}.,:/%'’-]*[\p{Script=Latin}\p{N}%])?/gu;
const mirrored: Readonly<Record<string, string>> = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' },
  ...{ '«': '»', '»': '«', '<': '>', '>': '<' },
};

/** From its end to its beginning, each mark on its letter. */
const reversed = (text: string): string =>
  (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).reverse().join('');

/** A line that was stored from its left edge to its right, from its beginning to its end. */
function turned(line: string): string {
  return reversed(line)
    .replace(/[()[\]{}«»<>]/gu, (bracket) => mirrored[bracket] ?? bracket)
    .replace(leftToRight, reversed);
}
