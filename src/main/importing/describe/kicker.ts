import { confidences } from '#shared/confidence';
import { foldArabic } from '#shared/text/foldArabic';
import type { Sure } from './found';

const maximumWords = 3;
const parted = /^(?<kicker>[^.|]{2,40}?)\s*(?:\.{2}|\|)\s*(?<headline>[^.\s].*)$/u;

/** Words that begin the first half of a sentence with a pause in it (`بعد طول انتظار.. عاد`). */
const sentenceOpeners = new Set(
  [
    ...['بعد', 'قبل', 'في', 'من', 'عن', 'على', 'إلى', 'منذ', 'مع', 'بين', 'وسط', 'خلال', 'رغم'],
    ...['هل', 'كيف', 'لماذا', 'ماذا', 'متى', 'أين', 'ما', 'لا', 'لم', 'لن', 'قد', 'حين', 'عندما'],
    ...['لأول', 'لكن', 'إذا', 'لو', 'هذا', 'هذه', 'هكذا', 'هنا', 'بالصور', 'بالفيديو'],
  ].map(foldArabic),
);

/** The programme or section that a title of the form `kicker ..headline` or `kicker | headline` begins with. */
export function kickerOf(title: string): Sure<string> | null {
  const kicker = parted.exec(title)?.groups?.['kicker']?.trim();
  if (kicker === undefined) return null;
  const words = kicker.split(/\s+/u);
  if (words.length > maximumWords || sentenceOpeners.has(foldArabic(words[0] ?? ''))) return null;
  return { answer: kicker, confidence: confidences.placed };
}
