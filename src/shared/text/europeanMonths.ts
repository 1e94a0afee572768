/** Gregorian months in languages of saved pages beside those of the tables here: each the twelve, spellings of one divided by `|`. */
export const europeanMonths: readonly (readonly string[])[] = [
  // German
  [
    ...['januar|jänner|jan', 'februar|feber|feb', 'märz|mrz', 'april|apr'],
    ...['mai', 'juni|jun', 'juli|jul', 'august|aug'],
    ...['september|sept|sep', 'oktober|okt', 'november|nov', 'dezember|dez'],
  ],
  // Spanish
  [
    ...['enero|ene', 'febrero', 'marzo', 'abril|abr'],
    ...['mayo', 'junio', 'julio', 'agosto|ago'],
    ...['septiembre|setiembre', 'octubre', 'noviembre', 'diciembre|dic'],
  ],
  // Italian
  [
    ...['gennaio|gen', 'febbraio', 'marzo', 'aprile'],
    ...['maggio|mag', 'giugno|giu', 'luglio|lug', 'agosto'],
    ...['settembre', 'ottobre|ott', 'novembre', 'dicembre'],
  ],
  // Turkish
  [
    ...['ocak', 'şubat', 'mart', 'nisan'],
    ...['mayıs', 'haziran', 'temmuz', 'ağustos'],
    ...['eylül', 'ekim', 'kasım', 'aralık'],
  ],
];
