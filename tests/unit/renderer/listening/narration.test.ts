import { describe, expect, it } from 'vitest';
import { narrate, type Silence } from '../../../../src/renderer/listening/narration';
import type { Speech, SpeechEnd, Spoken } from '../../../../src/renderer/listening/speech';
import type { Voice } from '../../../../src/renderer/listening/voices';

const voice: Voice = { id: 'v', name: 'v', language: 'ar', isDefault: true };

/** A voice that speaks one utterance at a time, as the system's do, for as long as the test lets it. */
function patientSpeech() {
  let now: { spoken: Spoken; end: (how: SpeechEnd) => void } | null = null;
  const log: string[] = [];
  const finish = (how: SpeechEnd): void => {
    const ending = now;
    now = null;
    ending?.end(how);
  };
  const speech: Speech = {
    voices: () => [voice],
    onVoices: () => undefined,
    speak: (spoken) =>
      new Promise((resolve) => {
        finish('cancelled');
        log.push(spoken.words);
        now = { spoken, end: resolve };
      }),
    cancel: () => {
      finish('cancelled');
    },
  };
  return {
    ...{ speech, log },
    current: () => now?.spoken ?? null,
    /** Ends what is spoken, and waits until the next has begun. */
    async end(how: SpeechEnd = 'ended') {
      finish(how);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const block = (text: string, start = 0, line: 'title' | null = null) => ({
  ...{ text, start, line, language: 'ar' },
});

function reading(texts = ['أول. ثان.', '…', 'ثالث. رابع.']) {
  const voices = patientSpeech();
  const ends: (Silence | null)[] = [];
  let start = 0;
  const blocks = [
    block('عنوان', 0, 'title'),
    ...texts.map((text) => {
      const own = block(text, start);
      start += text.length + 1;
      return own;
    }),
  ];
  let rate = 1;
  const narration = narrate(blocks, {
    ...{ speech: voices.speech, language: 'ar', rate: () => rate },
    voiceFor: (language) => (language === 'ar' ? voice : null),
    ended: (why) => ends.push(why),
  });
  return { narration, voices, ends, setRate: (to: number) => (rate = to) };
}

describe('an article read aloud', () => {
  it('is spoken sentence by sentence to its end, over what says nothing', async () => {
    const { narration, voices, ends } = reading();
    narration.play(0, 0);
    for (let step = 0; step < 5; step += 1) await voices.end();
    expect(voices.log).toEqual(['عنوان', 'أول.', 'ثان.', 'ثالث.', 'رابع.']);
    expect(ends).toEqual([null]);
    expect(narration.place.value).toBeNull();
    expect(narration.isSpeaking.value).toBe(false);
  });

  it('tells its place in the text’s own offsets', async () => {
    const { narration, voices } = reading();
    narration.play(0, 0);
    expect(narration.place.value).toMatchObject({ line: 'title', sentence: { start: 0, end: 5 } });
    await voices.end();
    await voices.end();
    expect(narration.place.value).toMatchObject({ line: null, sentence: { start: 5, end: 9 } });
    await voices.end();
    expect(narration.place.value).toMatchObject({ line: null, sentence: { start: 12, end: 17 } });
  });

  it('begins with the sentence that an offset lies in, or the next one', () => {
    const { narration, voices } = reading();
    narration.play(1, 6);
    narration.play(2, 0);
    expect(voices.log).toEqual(['ثان.', 'ثالث.']);
  });

  it('pauses, goes on with the same sentence, and is not disturbed by what it was silenced in', async () => {
    const { narration, voices } = reading();
    narration.play(1, 0);
    await voices.end();
    narration.pause();
    expect(voices.current()).toBeNull();
    expect(narration.isSpeaking.value).toBe(false);
    expect(narration.place.value).not.toBeNull();
    narration.goOn();
    expect(voices.log).toEqual(['أول.', 'ثان.', 'ثان.']);
    await voices.end();
    expect(voices.log.at(-1)).toBe('ثالث.');
  });

  it('steps on and back, in silence too, and stays at its ends', async () => {
    const { narration, voices } = reading();
    narration.play(1, 0);
    narration.step(1);
    narration.step(1);
    narration.step(-1);
    expect(voices.log).toEqual(['أول.', 'ثان.', 'ثالث.', 'ثان.']);
    narration.pause();
    for (let step = 0; step < 5; step += 1) narration.step(-1);
    expect(narration.place.value).toMatchObject({ line: 'title' });
    expect(voices.current()).toBeNull();
    for (let step = 0; step < 9; step += 1) narration.step(1);
    narration.goOn();
    expect(voices.current()?.words).toBe('رابع.');
    await voices.end();
    expect(narration.isSpeaking.value).toBe(false);
  });

  it('speaks the sentence again at another rate', () => {
    const { narration, voices, setRate } = reading();
    narration.play(1, 0);
    setRate(2);
    narration.renew();
    expect(voices.log).toEqual(['أول.', 'أول.']);
    expect(voices.current()?.rate).toBe(2);
  });

  it('goes on with a long sentence where it paused in it', async () => {
    const clause = 'وكان الطريق طويلًا بين الجبال والوديان التي لا تنتهي أبدًا';
    const { narration, voices } = reading([
      `${Array.from({ length: 8 }, () => clause).join('، ')}.`,
    ]);
    narration.play(1, 0);
    await voices.end();
    const second = voices.current()?.words;
    narration.pause();
    narration.goOn();
    expect(voices.current()?.words).toBe(second);
    expect(voices.log).toHaveLength(3);
  });

  it('has a stretch whose language has no voice spoken by the article’s own', () => {
    const { narration, voices } = reading(['An English sentence here.']);
    narration.play(1, 0);
    expect(voices.current()).toMatchObject({ voice, language: 'en' });
  });

  it('keeps its place when the voice gives up, and can go on', async () => {
    const { narration, voices, ends } = reading();
    narration.play(1, 0);
    await voices.end('failed');
    expect(ends).toEqual([{ kind: 'failed' }]);
    expect(narration.isSpeaking.value).toBe(false);
    narration.goOn();
    expect(voices.log).toEqual(['أول.', 'أول.']);
  });

  it('is silent for good when it is stopped', async () => {
    const { narration, voices, ends } = reading();
    narration.play(1, 0);
    narration.stop();
    await voices.end();
    expect(voices.log).toEqual(['أول.']);
    expect(narration.place.value).toBeNull();
    expect(ends).toEqual([]);
  });
});
