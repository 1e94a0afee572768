import { watch } from 'vue';
import { quoted } from './faces';
import { useLookStore } from './lookStore';

/** The letters of Latin, without the digits and punctuation that Arabic has of its own. */
const letters = 'U+0041-005A, U+0061-007A, U+00AA, U+00BA, U+00C0-00D6, U+00D8-00F6, U+00F8-02AF';

/**
 * Has the font of the system that is chosen for Latin give its letters alone under a name of ours (see
 * `fontLists`), so that spaces, digits and punctuation within Arabic stay those of the Arabic face.
 */
export function useChosenLatin(): void {
  const looks = useLookStore();
  let made: FontFace[] = [];
  watch(
    () => JSON.stringify(looks.look.latinFont),
    () => {
      for (const face of made) document.fonts.delete(face);
      const font = looks.look.latinFont;
      made =
        font === null
          ? []
          : [
              { name: font.regular, weight: font.bold === null ? '100 900' : '100 500' },
              ...(font.bold === null ? [] : [{ name: font.bold, weight: '501 900' }]),
            ].map(({ name, weight }) => {
              const source = `local(${quoted(name)}), local(${quoted(font.family)})`;
              return new FontFace('Chosen Latin', source, { weight, unicodeRange: letters });
            });
      for (const face of made) document.fonts.add(face);
    },
    { immediate: true },
  );
}
