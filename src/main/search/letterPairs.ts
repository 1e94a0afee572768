/**
 * Letters, and pairs of them that are common, of which each takes a byte: the commonest pairs of this
 * project's own texts, so many as there is room for. Whoever changes them changes the form of an index.
 */
export interface LetterPairs {
  readonly letters: string;
  /** Two letters each. */
  readonly pairs: string;
}

/** For Arabic, with a little Latin in it. */
export const arabicPairs: LetterPairs = {
  letters:
    ' \n.,:;!?()[]"\'-–—…/%«»0123456789،؛؟٪٠١٢٣٤٥٦٧٨٩ءآأؤإئابةتثجحخ' +
    'دذرزسشصضطظعغ\u0640فقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670abcdefghijklmnopqrstuvwxyz',
  pairs:
    '   . a t ، أ إ ا ب ت ح س ش ع ف ق ك ل م ن ه و ي. : e s ، ء أنإلا اءائاباتاحاداراس' +
    'افالامانب بابعبلبية ت تاتبترتعتهت\u064fحدحفخرد دادةديذار رارةرقروريزاس ساستسمشيع عدعر' +
    'علغيف فافيق قاقرقلقيكاكتكلل لألالبلةلتلفلقلكلملنلولىليم مامةمقملمنن نانهه هاهمو ' +
    'واودورولومونى ي يديريني\u0651\u064bا\u064c \u0651 \u0651ا\u0651ر',
};

/** For English and its neighbours. */
export const latinPairs: LetterPairs = {
  letters:
    ' \n.,:;!?()[]"\'-–—…/%«»0123456789“”‘’&+*=_@#$aAbBcCdDeEfFgGhH' +
    'iIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZéèàçêâîôûùëïüöäñóíáúß',
  pairs:
    " ( a b c d e f h i l m n o p r s t w's) , - . 0 00: ; ThWha acadagaialamanarasat" +
    'bebrcechclcod dedodse eaedeleneresetexf fifog gegoh hahehihoicieilinisitk kelald' +
    'lelilllom mamemon nandnengnonto ofomonooorosotouowpepoprr rarerirorsrts s,seshst' +
    't tatethtitotsunupurutvewawewhwiwoy ',
};
