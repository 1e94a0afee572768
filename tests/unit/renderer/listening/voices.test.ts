import { describe, expect, it } from 'vitest';
import { platformOf } from '../../../../src/renderer/listening/platform';
import { offeredVoices, voiceFor, voicesFor } from '../../../../src/renderer/listening/voices';

const native = (name: string, lang: string, more: Partial<SpeechSynthesisVoice> = {}) => ({
  ...{ name, lang, voiceURI: name, localService: true, default: false },
  ...more,
});
const voices = offeredVoices([
  native('Arabic espeak-ng', 'ar'),
  native('Arabic+Adam espeak-ng', 'ar'),
  native('Majed', 'ar_001', { default: true }),
  native('Google US English', 'en-US', { localService: false }),
  native('English (Great Britain) espeak-ng', 'en-gb'),
  native('English (America) espeak-ng', 'en-us'),
  native('Chinese (Mandarin)', 'cmn'),
]);

describe('the voices', () => {
  it('are those of this machine, one of each kind', () => {
    expect(voices.map(({ name }) => name)).toEqual([
      ...['Arabic espeak-ng', 'Majed', 'English (Great Britain) espeak-ng'],
      ...['English (America) espeak-ng', 'Chinese (Mandarin)'],
    ]);
  });

  it.each([
    ['ar-EG', {}, [], 'Majed'],
    ['ar', { ar: 'Arabic espeak-ng' }, [], 'Arabic espeak-ng'],
    ['ar', { ar: 'a voice that is gone' }, [], 'Majed'],
    ['en', {}, ['ar-EG', 'en-US'], 'English (America) espeak-ng'],
    ['en', {}, [], 'English (Great Britain) espeak-ng'],
    ['zh', {}, [], 'Chinese (Mandarin)'],
    ['he', {}, [], undefined],
  ])('for %s, chosen %o, of %o', (language, chosen, locales, name) => {
    expect(voiceFor(language, voices, chosen, locales)?.name).toBe(name);
  });

  it('of other languages are not offered', () => {
    expect(voicesFor('en', voices).every(({ language }) => language.startsWith('en'))).toBe(true);
  });
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'mac'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
])('%s is %s', (agent, platform) => {
  expect(platformOf(agent)).toBe(platform);
});
