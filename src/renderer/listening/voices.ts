/** A voice of the system that speaks without a network. */
export interface Voice {
  /** The engine's own name for it (`voiceURI`). */
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** Whether the system speaks with it unless told otherwise. */
  readonly isDefault: boolean;
}

/** The voices that the reader chose, by language. */
export type ChosenVoices = Readonly<Record<string, string>>;

/** Languages by whose names voices go too. */
const alsoNamed: Readonly<Partial<Record<string, readonly string[]>>> = {
  ...{ zh: ['cmn', 'yue'], no: ['nb', 'nn'], nb: ['no'], ckb: ['ku'], fa: ['prs'], tl: ['fil'] },
};

/** The language of a tag without its script or region, in lower case: what voices are chosen by. */
export const primaryOf = (tag: string): string => tag.split(/[-_]/)[0]?.toLowerCase() ?? '';

/**
 * The voices that can be offered: those of this machine alone. Of the thousands that eSpeak NG lists, one for each
 * language and a hundred timbres of it (`Arabic+Adam`), those without a timbre.
 */
export function offeredVoices(all: readonly SpeechSynthesisVoice[]): readonly Voice[] {
  return all
    .filter(({ localService, name }) => localService && !/^[^+]+\+\S/.test(name))
    .map((voice) => ({
      ...{ id: voice.voiceURI, name: voice.name, isDefault: voice.default },
      language: voice.lang.replace('_', '-'),
    }));
}

/** The voices for a language (BCP 47), the one that is taken unless another was chosen first. */
export function voicesFor(
  language: string,
  voices: readonly Voice[],
  systemLocales: readonly string[] = [],
): readonly Voice[] {
  const primary = primaryOf(language);
  const names = [primary, ...(alsoNamed[primary] ?? [])];
  const region = systemLocales.find((tag) => primaryOf(tag) === primary);
  const wanted = [language, region].map((tag) => tag?.toLowerCase());
  const rank = (voice: Voice): number =>
    (voice.isDefault ? 0 : 8) +
    (wanted.includes(voice.language.toLowerCase()) ? 0 : 4) +
    (voice.language.toLowerCase() === primary ? 0 : 1);
  return voices
    .filter((voice) => names.includes(primaryOf(voice.language)))
    .map((voice) => [rank(voice), voice] as const)
    .sort(([a], [b]) => a - b)
    .map(([, voice]) => voice);
}

/** The voice that a language is spoken with; null where the system has none. */
export function voiceFor(
  language: string,
  voices: readonly Voice[],
  chosen: ChosenVoices,
  systemLocales: readonly string[] = [],
): Voice | null {
  const fitting = voicesFor(language, voices, systemLocales);
  return fitting.find(({ id }) => id === chosen[primaryOf(language)]) ?? fitting[0] ?? null;
}
