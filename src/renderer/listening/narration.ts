import { shallowRef, type ShallowRef } from 'vue';
import type { Span } from '#shared/text/spans';
import { sentencesOf } from './sentences';
import type { Speech } from './speech';
import { utterancesOf, type Utterance } from './utterances';
import type { Voice } from './voices';

/** A block that is read aloud: a line of the article's head by its name, or a stretch of its text. */
export interface SpokenBlock {
  /** Null for the text itself. */
  readonly line: 'title' | 'subtitle' | 'lead' | null;
  readonly text: string;
  /** Where the block begins in the article's text; 0 for a line of the head. */
  readonly start: number;
  /** The language that it is said to be in, as BCP 47; `und` for none. */
  readonly language: string;
}

/** The sentence being spoken and the piece of it, both in the text's own offsets, or in those of a line of the head. */
export interface SpokenPlace {
  readonly line: SpokenBlock['line'];
  readonly sentence: Span;
  readonly piece: Span;
}

/** Why nothing is spoken: there is no voice for this language, or the voice gave up. */
export type Silence =
  { readonly kind: 'voiceless'; readonly language: string } | { readonly kind: 'failed' };

/** What narration needs of its surroundings, as they are at each moment. */
export interface Surroundings {
  readonly speech: Speech;
  voiceFor(language: string): Voice | null;
  rate(): number;
  /** The language of the article as a whole: who has no voice for a stretch in another has it spoken by this one's. */
  readonly language: string;
  /** Hears that the reading came to its end, or why it could not go on. */
  ended(why: Silence | null): void;
}

/** An article being read aloud. */
export interface Narration {
  /** What is being spoken, or was when it paused; null before and after. */
  readonly place: Readonly<ShallowRef<SpokenPlace | null>>;
  readonly isSpeaking: Readonly<ShallowRef<boolean>>;
  /** Speaks on from a block (its index) and an offset in its text: from the beginning of the sentence there. */
  play(block: number, offset: number): void;
  /** Falls silent and keeps its place. */
  pause(): void;
  /** Goes on from the piece of the sentence that it was silenced in. */
  goOn(): void;
  /** Goes to the next sentence, or with -1 to the one before; paused, it only goes there. */
  step(by: 1 | -1): void;
  /** Speaks the present piece again: with another voice, at another rate. */
  renew(): void;
  stop(): void;
}

interface At {
  readonly block: number;
  readonly sentence: number;
  readonly piece: number;
}

/** Reads blocks aloud, sentence by sentence; sentences are found when they are come to, however long the article is. */
export function narrate(blocks: readonly SpokenBlock[], around: Surroundings): Narration {
  const place = shallowRef<SpokenPlace | null>(null);
  const isSpeaking = shallowRef(false);
  let at: At = { block: 0, sentence: 0, piece: 0 };
  /** Each beginning and each silence is a turn of its own; what was begun in an earlier one is over. */
  let turn = 0;

  const known = new WeakMap<SpokenBlock, readonly Span[]>();
  const sentences = (index: number): readonly Span[] => {
    const block = blocks[index];
    if (block === undefined) return [];
    const found = known.get(block) ?? sentencesOf(block.text, segmentedAs(block.language));
    known.set(block, found);
    return found;
  };
  const pieces = ({ block, sentence }: At): readonly Utterance[] => {
    const [own, span] = [blocks[block], sentences(block)[sentence]];
    return own === undefined || span === undefined
      ? []
      : utterancesOf(own.text, span, own.language);
  };

  /** The sentence after one, or before it; null past the ends. */
  const neighbour = ({ block, sentence }: At, by: 1 | -1): At | null => {
    if (sentences(block)[sentence + by] !== undefined) {
      return { block, sentence: sentence + by, piece: 0 };
    }
    for (let next = block + by; next >= 0 && next < blocks.length; next += by) {
      const count = sentences(next).length;
      if (count > 0) return { block: next, sentence: by === 1 ? 0 : count - 1, piece: 0 };
    }
    return null;
  };

  const show = (piece: Span | undefined): void => {
    const block = blocks[at.block];
    const sentence = sentences(at.block)[at.sentence];
    if (block === undefined || sentence === undefined) return;
    const moved = ({ start, end }: Span): Span => ({
      start: block.start + start,
      end: block.start + end,
    });
    place.value = { line: block.line, sentence: moved(sentence), piece: moved(piece ?? sentence) };
  };

  const finish = (why: Silence | null): void => {
    turn += 1;
    isSpeaking.value = false;
    if (why === null) place.value = null;
    around.ended(why);
  };

  /** Speaks one piece; answers why it cannot go on, null when it can. */
  const say = async ({ words, language }: Utterance): Promise<Silence | null> => {
    const { speech, rate } = around;
    const voice = around.voiceFor(language) ?? around.voiceFor(around.language);
    if (voice === null) return { kind: 'voiceless', language: around.language };
    const end = await speech.speak({ words, language, voice, rate: rate() });
    return end === 'ended' ? null : { kind: 'failed' };
  };

  const run = async (): Promise<void> => {
    const own = (turn += 1);
    isSpeaking.value = true;
    for (;;) {
      const all = pieces(at);
      for (let piece = Math.min(at.piece, all.length - 1); piece < all.length; piece += 1) {
        const utterance = all[piece];
        if (utterance === undefined) break;
        at = { ...at, piece };
        show(utterance);
        const why = await say(utterance);
        if (own !== turn) return;
        if (why !== null) {
          finish(why);
          return;
        }
      }
      const next = neighbour(at, 1);
      if (next === null) {
        finish(null);
        return;
      }
      at = next;
    }
  };

  const hush = (): void => {
    turn += 1;
    isSpeaking.value = false;
    around.speech.cancel();
  };

  return {
    ...{ place, isSpeaking },
    play(block, offset) {
      hush();
      const there = sentences(block).findIndex(({ end }) => end > offset);
      const start = { block, sentence: Math.max(0, there), piece: 0 };
      const behind =
        there < 0 ? neighbour({ ...start, sentence: sentences(block).length - 1 }, 1) : start;
      if (behind === null) {
        finish(null);
        return;
      }
      at = behind;
      void run();
    },
    pause: hush,
    goOn() {
      if (!isSpeaking.value && place.value !== null) void run();
    },
    step(by) {
      const next = neighbour(at, by);
      if (next === null) return;
      const wasSpeaking = isSpeaking.value;
      hush();
      at = next;
      if (wasSpeaking) void run();
      else show(undefined);
    },
    renew() {
      if (!isSpeaking.value) return;
      hush();
      void run();
    },
    stop() {
      hush();
      place.value = null;
    },
  };
}

/** What sentences are found by where a file does not say its language. */
const segmentedAs = (language: string): string => {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'ar';
  } catch {
    return 'ar'; // not a language's tag at all
  }
};
