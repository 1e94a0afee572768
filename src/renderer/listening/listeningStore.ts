import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { useLibraryStore } from '../library/libraryStore';
import { useReadingStore } from '../reading/readingStore';
import { useSettingsStore } from '../settings/settingsStore';
import { narrate, type Narration, type Silence, type SpokenPlace } from './narration';
import { systemSpeech, type Speech } from './speech';
import { blockOf, spokenBlocks } from './spokenBlocks';
import { mainLanguage } from './spokenLanguage';
import { primaryOf, voiceFor, voicesFor, type Voice } from './voices';

/** The system tells of its voices this late when its speech has to be started first, milliseconds. */
const voicesTime = 8000;
/** So much of a text tells its language. */
const sampleLength = 4000;

/** What the reading aloud is doing; `seeking` until the system has told of its voices. */
type State = 'off' | 'seeking' | 'on' | Silence;

/** What the page shows of what is spoken. */
export interface SpokenView {
  /** Whether a place stands in view. */
  isShown(place: SpokenPlace): boolean;
  /** Brings the place that is spoken into view. */
  show(): void;
}

/** The open article read aloud by the system's voices: where, how fast, by whom. */
export const useListeningStore = defineStore('listening', () => {
  const reading = useReadingStore();
  const settings = useSettingsStore();
  const library = useLibraryStore();
  const state = shallowRef<State>('off');
  const voices = shallowRef<readonly Voice[]>([]);
  const narration = shallowRef<Narration | null>(null);
  const view = shallowRef<SpokenView | null>(null);
  /** The reader has gone elsewhere in the article while it is read. */
  const isAway = shallowRef(false);
  const language = shallowRef('ar');
  let blocks: ReturnType<typeof spokenBlocks> = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Asked for when it is first wanted: on Linux that starts the system's speech. */
  let speech: Speech | null = null;
  const place = computed(() => narration.value?.place.value ?? null);
  const isSpeaking = computed(() => narration.value?.isSpeaking.value ?? false);
  /** Whether its bar is shown. */
  const isOpen = computed(() => state.value !== 'off');

  const choiceOf = (of: string): readonly Voice[] =>
    voicesFor(of, voices.value, settings.systemLocales);
  const chosenVoice = (of: string): Voice | null =>
    voiceFor(of, voices.value, settings.settings.voices, settings.systemLocales);

  function ended(why: Silence | null): void {
    state.value = why ?? 'off';
    if (why === null) narration.value = null;
  }

  /** Where it begins: at what is selected, else at the first sentence in view; null at the head of the article. */
  function beginning(): number | null {
    const { page } = reading;
    const selected = page?.selected()?.start;
    if (selected !== undefined) return selected;
    return page === null || page.isAtTop() ? null : (page.sentence()?.start ?? null);
  }

  /** Goes on where it fell silent while that is in sight and nothing else is selected. */
  function begin(): void {
    const before = place.value;
    const isHere = before !== null && view.value?.isShown(before) === true;
    if (isHere && (reading.page?.selected() ?? null) === null) {
      narration.value?.goOn();
      return;
    }
    const offset = beginning();
    // It is marked from now on as what is read; a selection and its bar would lie over that.
    getSelection()?.removeAllRanges();
    if (offset === null) narration.value?.play(0, 0);
    else playAt(offset);
  }

  function playAt(offset: number): void {
    const block = blockOf(blocks, offset);
    narration.value?.play(block, offset - (blocks[block]?.start ?? 0));
  }

  /** Speaks as soon as there is a voice for the article's language, or says that there is none. */
  function seek(isLast: boolean): void {
    voices.value = speech?.voices() ?? [];
    const hasVoice = chosenVoice(language.value) !== null;
    if (!hasVoice && !isLast && voices.value.length === 0) return;
    clearTimeout(waiting);
    state.value = hasVoice ? 'on' : { kind: 'voiceless', language: language.value };
    if (hasVoice) begin();
  }
  function findSpeech(): Speech | null {
    if (speech !== null || !('speechSynthesis' in window)) return speech;
    const found = systemSpeech(window.speechSynthesis);
    found.onVoices(() => {
      voices.value = found.voices();
      if (state.value === 'seeking') seek(false);
    });
    speech = found;
    return found;
  }

  /** Begins to read the open article aloud. */
  function start(): void {
    const { current, prepared } = reading;
    if (current === null || prepared === null) return;
    const { article } = current;
    const voiced = findSpeech();
    if (narration.value === null && voiced !== null) {
      blocks = spokenBlocks(article, prepared);
      const sample = `${article.title}\n${prepared.text.slice(0, sampleLength)}`;
      language.value = mainLanguage(sample, article.language);
      narration.value = narrate(blocks, {
        ...{ speech: voiced, voiceFor: chosenVoice, language: language.value, ended },
        rate: () => settings.settings.speechRate,
      });
    }
    state.value = 'seeking';
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      seek(true);
    }, voicesTime);
    seek(voiced === null);
  }

  function pause(): void {
    narration.value?.pause();
  }

  /** Reads aloud, pauses, or goes on. */
  function toggle(): void {
    if (isSpeaking.value) pause();
    else start();
  }

  function step(by: 1 | -1): void {
    isAway.value = false;
    narration.value?.step(by);
  }

  /** Ends the reading and puts its bar away. */
  function stop(): void {
    clearTimeout(waiting);
    narration.value?.stop();
    narration.value = null;
    isAway.value = false;
    state.value = 'off';
  }

  /** Reads at another rate from now on; the present sentence too. */
  async function setRate(speechRate: number): Promise<void> {
    const saved = settings.change({ speechRate });
    narration.value?.renew();
    await saved;
  }

  /** Reads a language with another voice from now on. */
  async function setVoice(of: string, id: string): Promise<void> {
    const saved = settings.change({ voices: { ...settings.settings.voices, [primaryOf(of)]: id } });
    narration.value?.renew();
    await saved;
  }

  // Another article, another reading of this one's file, or none.
  watch(() => reading.current, stop);
  watch(
    () => (reading.openId === null ? null : library.byId.get(reading.openId)?.reading.trashedAt),
    (trashedAt) => {
      if (typeof trashedAt === 'string') stop();
    },
  );
  // The system would speak on after the window has gone.
  window.addEventListener('pagehide', stop);

  return {
    ...{ state, isOpen, isSpeaking, place, isAway, view, language },
    ...{ choiceOf, chosenVoice, toggle, step, stop, setRate, setVoice },
  };
});
