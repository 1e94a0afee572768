/** A voice as the stand-in engine lists it. */
export interface StandInVoice {
  readonly name: string;
  readonly lang: string;
}

/**
 * Puts in place of the page's speech an engine that behaves as Chromium's does: voices that come after a
 * moment, a queue, utterances that begin, take `letterTime` milliseconds a letter and end, and are told `canceled` when
 * they are. For machines that have no voice; `window.spoken` lists what was said. Runs in the page, by itself.
 */
export function speakingEngine(voices: readonly StandInVoice[], letterTime: number): void {
  class Utterance extends EventTarget {
    voice: unknown = null;
    lang = '';
    rate = 1;
    constructor(readonly text: string) {
      super();
    }
  }
  const spoken: { text: string; lang: string; voice: string; rate: number }[] = [];
  class Engine extends EventTarget {
    private listed: unknown[] = [];
    private queue: Utterance[] = [];
    private timer: number | undefined;
    constructor() {
      super();
      setTimeout(() => {
        this.listed = voices.map(({ name, lang }) => ({
          ...{ name, lang, voiceURI: name, localService: true, default: false },
        }));
        this.dispatchEvent(new Event('voiceschanged'));
      }, 20);
    }
    getVoices(): unknown[] {
      return this.listed;
    }
    speak(utterance: Utterance): void {
      this.queue.push(utterance);
      if (this.queue.length === 1) this.begin(utterance);
    }
    cancel(): void {
      clearTimeout(this.timer);
      const silenced = this.queue;
      this.queue = [];
      for (const utterance of silenced) {
        setTimeout(() => utterance.dispatchEvent(new Event('error')));
      }
    }
    resume(): void {
      /* It never pauses by itself. */
    }
    /** Has what is being spoken end at once. */
    finish(): void {
      clearTimeout(this.timer);
      this.end();
    }
    private end(): void {
      const spoken = this.queue.shift();
      const [next] = this.queue;
      if (next !== undefined) this.begin(next);
      spoken?.dispatchEvent(new Event('end'));
    }
    private begin(utterance: Utterance): void {
      const { text, lang, rate } = utterance;
      spoken.push({ text, lang, rate, voice: (utterance.voice as { name: string }).name });
      utterance.dispatchEvent(new Event('start'));
      this.timer = window.setTimeout(
        () => {
          this.end();
        },
        (text.length * letterTime) / rate,
      );
    }
  }
  const engine = new Engine();
  Object.defineProperty(window, 'speechSynthesis', { value: engine });
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
}
