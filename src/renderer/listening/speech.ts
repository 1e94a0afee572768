import { offeredVoices, type Voice } from './voices';

/** How an utterance ended: spoken to its end, silenced by `cancel`, or given up by the voice. */
export type SpeechEnd = 'ended' | 'cancelled' | 'failed';

/** What is to be said, with which voice, and how fast (1 is the voice's own rate). */
export interface Spoken {
  readonly words: string;
  readonly language: string;
  readonly voice: Voice;
  readonly rate: number;
}

/** The voices of the system, and their speaking. */
export interface Speech {
  /** The voices there are now; none before the system has told of them. */
  voices(): readonly Voice[];
  /** Calls `listener` when the system tells of other voices. */
  onVoices(listener: () => void): void;
  /** Speaks, one utterance at a time; resolves when that has ended, however. */
  speak(spoken: Spoken): Promise<SpeechEnd>;
  /** Silences what is being spoken. */
  cancel(): void;
}

/** A letter takes about this long at rate 1; a voice that takes five times as long has fallen silent. Milliseconds. */
const letterTime = 90;
const patience = 5;
/** A device that wakes up takes its time before the first word. */
const wakingTime = 15_000;

/** The speech of the browser's engine (Web Speech API), with the voices of the machine alone. */
export function systemSpeech(engine: SpeechSynthesis): Speech {
  let silence: (() => void) | null = null;

  const utteranceOf = ({ words, language, voice, rate }: Spoken): SpeechSynthesisUtterance => {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = engine.getVoices().find(({ voiceURI }) => voiceURI === voice.id) ?? null;
    utterance.lang = utterance.voice?.lang ?? language;
    utterance.rate = rate;
    return utterance;
  };

  return {
    voices: () => offeredVoices(engine.getVoices()),
    onVoices(listener) {
      engine.addEventListener('voiceschanged', listener);
    },
    speak(spoken) {
      silence?.();
      // A queue that was left paused elsewhere would never begin.
      engine.resume();
      return new Promise((resolve) => {
        // Held by the closures below until it ends: the engine forgets utterances that nobody holds.
        const utterance = utteranceOf(spoken);
        const end = (how: SpeechEnd): void => {
          clearTimeout(watch);
          if (silence === stop) silence = null;
          resolve(how);
        };
        const stop = (): void => {
          engine.cancel();
          end('cancelled');
        };
        const time = (spoken.words.length * letterTime * patience) / Math.min(1, spoken.rate);
        const watch = setTimeout(() => {
          engine.cancel();
          end('failed');
        }, wakingTime + time);
        utterance.addEventListener('end', () => {
          end('ended');
        });
        utterance.addEventListener('error', () => {
          end('failed');
        });
        silence = stop;
        engine.speak(utterance);
      });
    },
    cancel() {
      silence?.();
    },
  };
}
