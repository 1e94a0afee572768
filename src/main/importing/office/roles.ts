import type { Role } from './document';

/** What programs call their styles for headings, in the languages that they speak; a number follows. */
const headingName =
  /^(?:heading|header|عنوان|العنوان|سرفصل|überschrift|titre|título|titulo|títol|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|naslov|címsor|titlu|başlık|заголовок|επικεφαλίδα|כותרת|見出し|标题|標題|제목)\s*(\p{Nd})(?:\s|$)/u;

const names: readonly (readonly [Role, RegExp])[] = [
  [
    'title',
    /^(?:title|العنوان|عنوان|titel|titre|título|titulo|titolo|tytuł|název|cím|titlu|konu başlığı|название|τίτλος|כותרת טקסט|表題|标题|제목)$/u,
  ],
  [
    'subtitle',
    /^(?:subtitle|عنوان فرعي|العنوان الفرعي|زیرعنوان|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|podtytuł|altyazı|подзаголовок|כותרת משנה|副題|副标题|부제)$/u,
  ],
  ['author', /^(?:author|byline|الكاتب|المؤلف|نویسنده)$/u],
  ['date', /^(?:date|dateline|التاريخ|تاریخ|datum)$/u],
  [
    'quote',
    /^(?:quote|intense quote|block ?quot(?:e|ation)|block text|quotations?|اقتباس|اقتباس مكثف|نقل قول|zitat|intensives zitat|citation|citation intense|cita|citazione|цитата)$/u,
  ],
  [
    'code',
    /^(?:source ?code|code|html preformatted|preformatted text|html منسق مسبقًا|html منسق مسبقا|html vorformatiert|vorformatierter text|plain ?text code)$/u,
  ],
  [
    'caption',
    /^(?:caption|image caption|table caption|figure|illustration|drawing|table|تسمية توضيحية|تسمية|beschriftung|légende|leyenda|epígrafe|didascalia|عنوان‌نگاری)$/u,
  ],
  [
    'contents',
    /^(?:toc (?:heading|\d)|contents (?:heading|\d+)|table of (?:figures|authorities)|جدول المحتويات(?: \p{Nd})?|verzeichnis \d|tm \d|tdc \d|sommario \d)$/u,
  ],
];

/** What a style is for, by its name as the program shows or stores it; null for one that says nothing. */
export function roleOfStyle(name: string): { role: Role; level: number } | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ');
  const digit = headingName.exec(plain)?.[1];
  if (digit !== undefined) return { role: 'heading', level: levelOf(digit) };
  const found = names.find(([, pattern]) => pattern.test(plain));
  return found === undefined ? null : { role: found[0], level: 1 };
}

/** A digit of any script; decimal digits stand in rows of ten that begin with their zero. */
function levelOf(digit: string): number {
  const value = digit.normalize('NFKD').charCodeAt(0);
  const zero = [0x30, 0x660, 0x6f0, 0x966].find((first) => value >= first && value < first + 10);
  return Math.max(1, value - (zero ?? value));
}
