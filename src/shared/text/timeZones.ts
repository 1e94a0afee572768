/**
 * Cities and lands after `بتوقيت` and its like, with their IANA zones: the clock of a dateline is
 * the wall clock there on that day, summer time and all.
 */
const namedZones: readonly (readonly [names: string, zone: string])[] = [
  ['غرينتش|جرينتش|غرينيتش|جرينيتش|گرینویچ|العالمي|عالمي|gmt|utc|greenwich|ت.غ|ت غ|z', 'UTC'],
  ['مكة المكرمة|مكة|السعودية|الرياض|المملكة|mecca|makkah|riyadh|saudi', 'Asia/Riyadh'],
  ['القاهرة|مصر|cairo|egypt', 'Africa/Cairo'],
  ['القدس|فلسطين|غزة|رام الله|jerusalem|palestine|gaza', 'Asia/Hebron'],
  ['بيروت|لبنان|beirut|lebanon', 'Asia/Beirut'],
  ['دمشق|سوريا|سورية|damascus', 'Asia/Damascus'],
  ['عمان الأردن|الأردن|amman|jordan', 'Asia/Amman'],
  ['بغداد|العراق|baghdad|iraq', 'Asia/Baghdad'],
  ['الكويت|kuwait', 'Asia/Kuwait'],
  ['الدوحة|قطر|doha|qatar', 'Asia/Qatar'],
  ['المنامة|البحرين|bahrain', 'Asia/Bahrain'],
  ['أبوظبي|أبو ظبي|دبي|الإمارات|abu dhabi|dubai|uae', 'Asia/Dubai'],
  ['مسقط|سلطنة عمان|muscat|oman', 'Asia/Muscat'],
  ['صنعاء|عدن|اليمن|sanaa|aden|yemen', 'Asia/Aden'],
  ['الخرطوم|السودان|khartoum|sudan', 'Africa/Khartoum'],
  ['طرابلس|ليبيا|tripoli|libya', 'Africa/Tripoli'],
  ['تونس|tunis|tunisia', 'Africa/Tunis'],
  ['الجزائر|algiers|algeria', 'Africa/Algiers'],
  ['الرباط|الدار البيضاء|المغرب|rabat|morocco', 'Africa/Casablanca'],
  ['نواكشوط|موريتانيا|nouakchott', 'Africa/Nouakchott'],
  ['طهران|تهران|إيران|ایران|tehran|iran', 'Asia/Tehran'],
  ['كابل|کابل|kabul', 'Asia/Kabul'],
  ['كراتشي|اسلام آباد|karachi|islamabad', 'Asia/Karachi'],
  ['إسطنبول|أنقرة|تركيا|istanbul|turkey', 'Europe/Istanbul'],
  ['لندن|بريطانيا|london|bst', 'Europe/London'],
  ['باريس|paris|cet|cest', 'Europe/Paris'],
  ['برلين|berlin', 'Europe/Berlin'],
  ['موسكو|moscow', 'Europe/Moscow'],
  ['نيويورك|واشنطن|new york|washington|edt', 'America/New_York'],
];

/** Each zone's names with its IANA name, for the caller to fold and match. */
export function zoneNames(): readonly (readonly [name: string, zone: string])[] {
  return namedZones.flatMap(([names, zone]) =>
    names.split('|').map((name) => [name, zone] as const),
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string, moment: number): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    clocks.set(zone, clock);
  }
  const parts = new Map(
    clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

/** The moment (milliseconds since 1970 in UTC) at which a zone's wall clock shows what `wall` reads as UTC. */
export function momentAt(wall: number, zone: string): number {
  // The wall clock is read to the minute, so the seconds stand aside meanwhile.
  const seconds = ((wall % 60_000) + 60_000) % 60_000;
  const minutes = wall - seconds;
  // Two steps: the second one mends a guess that fell on the other side of a change to summer time.
  const first = minutes - (wallClock(zone, minutes) - minutes);
  return first + (minutes - wallClock(zone, first)) + seconds;
}
