import { parentPort, workerData } from 'node:worker_threads';
import type { Searchable } from '#shared/searchable';
import type { Rule } from '#shared/text/matching/rules';
import { openSearchIndex, type IndexPlace, type SearchIndex } from '../search/search';
import type { ThreadAnswer, ThreadCall } from './searchThread';

const newest = workerData as Int32Array;
const nowhere: IndexPlace = { folder: null, access: 'read' };
/** Milliseconds of tending, or of filling in, between two looks at what has come. */
const momentAtOnce = 4;
/** So long after a question nothing is tended: the next one is likely to come, and the window needs the processor too. */
const rest = 700;

let index: SearchIndex | null = null;
let waiting: ThreadCall[] = [];
let isTurning = false;
/** When something was typed, or asked of the program, last. */
let lastAsked = -Infinity;
let waking: NodeJS.Timeout | undefined;
/** What is being filled in, a little at a time, with the number of the call that waits for it. */
let filling: { readonly number: number; readonly parts: Generator<void, unknown> } | null = null;
/** False from when tending has failed until something comes: a full disk is not filled again and again. */
let canTend = true;

function open(place: IndexPlace): SearchIndex {
  try {
    return openSearchIndex(place);
  } catch {
    // Nothing can be written there, or it is no folder: the library is searched all the same.
    return openSearchIndex(nowhere);
  }
}

function perform({ method, parameters }: ThreadCall): unknown {
  if (method === 'open') {
    index = open(parameters[0] as IndexPlace);
    return null;
  }
  if (method === 'rest') return null;
  if (index === null) throw new Error('not open');
  if (method === 'query') {
    const [text, limit, strict, number] = parameters as [string, number, Rule[], number];
    const isAbandoned = (): boolean => Atomics.load(newest, 0) !== number;
    return isAbandoned() ? null : index.query(text, limit, { strict, isAbandoned });
  }
  if (method !== 'know') canTend = true;
  const verb = index[method as Exclude<keyof SearchIndex, 'query'>] as (
    ...given: readonly unknown[]
  ) => unknown;
  return verb(...parameters);
}

const say = (told: ThreadAnswer): void => parentPort?.postMessage(told);

function answer(call: ThreadCall): void {
  const { number } = call;
  try {
    if (isFilling(call)) filling = { number, parts: begin(call) };
    else say({ number, answer: perform(call), error: null });
  } catch (error) {
    say({ number, answer: null, error: String(error) });
  }
}

const isFilling = ({ method }: ThreadCall): boolean => method === 'fill' || method === 'flush';

function begin({ method, parameters }: ThreadCall): Generator<void, unknown> {
  if (index === null) throw new Error('not open');
  canTend = true;
  return method === 'flush' ? index.flushing() : index.filling(parameters[0] as Searchable[]);
}

/** Goes on with what is being filled in for a moment. */
function fillOn({ number, parts }: NonNullable<typeof filling>): void {
  const until = performance.now() + momentAtOnce;
  try {
    while (performance.now() < until) {
      const part = parts.next();
      if (part.done !== true) continue;
      filling = null;
      say({ number, answer: part.value ?? null, error: null });
      return;
    }
  } catch (error) {
    filling = null;
    say({ number, answer: null, error: String(error) });
  }
}

const isTyped = ({ method }: ThreadCall): boolean => method === 'query' || method === 'complete';

/** Whether nothing is tended for a moment after it. */
const holdsUp = (call: ThreadCall): boolean => isTyped(call) || call.method === 'rest';

/** The next call: what a reader types goes before whatever is only being filled in, and comes between its parts. */
function takeNext(): ThreadCall | undefined {
  const first = waiting.findIndex((call) => !isFilling(call));
  const isNext = waiting.slice(first, first + 1).some(isTyped);
  if (filling !== null && !isNext) return undefined;
  return waiting.splice(isNext ? first : 0, 1)[0];
}

/** Keeps the index small and quick for a moment; false when there is nothing to do. */
function tend(): boolean {
  const until = performance.now() + momentAtOnce;
  try {
    while (canTend && index?.tend() === true) if (performance.now() > until) return true;
  } catch (error) {
    canTend = false;
    say({ number: null, answer: null, error: String(error) });
  }
  return false;
}

/** Whether nothing has been asked for a moment; if not, it goes on after that. */
function isRested(): boolean {
  const left = lastAsked + rest - performance.now();
  clearTimeout(waking);
  if (left > 0) waking = setTimeout(wake, left);
  return left <= 0;
}

function turn(): void {
  const call = takeNext();
  if (call !== undefined) answer(call);
  else if (filling !== null) fillOn(filling);
  if (call !== undefined && holdsUp(call)) lastAsked = performance.now();
  const goesOn = waiting.length > 0 || filling !== null || (isRested() && tend());
  isTurning = goesOn;
  if (goesOn) setImmediate(turn);
}

parentPort?.on('message', (call: ThreadCall) => {
  waiting = [...waiting, call];
  wake();
});

function wake(): void {
  if (isTurning) return;
  isTurning = true;
  setImmediate(turn);
}
