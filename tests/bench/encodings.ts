import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { decodeText } from '../../src/main/importing/decodeText';
import { decodeBytes, encodingName } from '../../src/main/importing/encodings';
import { repairText } from '../../src/main/importing/repairText';

/** From this length on an encoding should be told. */
const longText = 200;
const root = resolve(import.meta.dirname, '../..');
const fixtures = resolve(root, '../shared/fixtures');

/** A text in a known encoding: a whole labelled file, a cut of one, or a text that was encoded here. */
interface Case {
  readonly name: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** Labels of the two sets that are a family rather than an encoding, or spelled like nothing else. */
const labelNames: Readonly<Record<string, string>> = {
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  shiftjis: 'shift_jis',
  koi8r: 'koi8-r',
  tis620: 'windows-874',
  maccyrillic: 'x-mac-cyrillic',
  iso2022jp: 'iso-2022-jp',
  iso2022kr: 'iso-2022-kr',
};

function labelled(label: string, bytes: Uint8Array): string | null {
  if (label === 'utf-16' || label === 'utf-32') {
    const littleEndian = bytes[0] === 0xff;
    return `${label}${littleEndian ? 'le' : 'be'}`;
  }
  const plain = label.replace('utf-16.', 'utf-16').replace('utf-32.', 'utf-32');
  return (
    labelNames[plain.replace(/[-_]/g, '')] ?? encodingName(plain.replace('iso8859', 'iso-8859'))
  );
}

function charDataset(): Case[] {
  const folder = join(fixtures, 'charset-char-dataset');
  return readdirSync(folder)
    .filter((label) => statSync(join(folder, label)).isDirectory() && label !== 'None')
    .flatMap((label) =>
      readdirSync(join(folder, label)).map((file) =>
        toCase(label.replaceAll('_', '-'), join(folder, label, file)),
      ),
    );
}

function uchardet(): Case[] {
  const folder = join(fixtures, 'charset-uchardet');
  return readdirSync(folder)
    .filter((language) => statSync(join(folder, language)).isDirectory())
    .flatMap((language) =>
      readdirSync(join(folder, language)).map((file) =>
        toCase(file.replace(/\.(?:txt|smi)$/u, ''), join(folder, language, file)),
      ),
    );
}

function toCase(label: string, path: string): Case {
  const bytes = new Uint8Array(readFileSync(path));
  return { name: `${label}/${basename(path)}`, encoding: labelled(label, bytes) ?? label, bytes };
}

/** Pieces of a file's own letters, without the ASCII before them; encodings of one byte a letter only. */
function cuts({ name, encoding, bytes }: Case): Case[] {
  if (!/^(?:windows|iso-8859|koi8|cp|ibm|mac|x-mac)/u.test(encoding)) return [];
  return [0, 1, 2].flatMap((index) => {
    const from = bytes.findIndex((byte, at) => byte >= 0x80 && at >= index * 1000);
    const cut = bytes.slice(from, from + 400);
    const own = cut.filter((byte) => byte >= 0x80).length;
    return from < 0 || own < 40 ? [] : [{ name: `${name} ${index}`, encoding, bytes: cut }];
  });
}

const arabicEncodings = [
  ...['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'utf-16le with mark'],
  ...['windows-1256', 'iso-8859-6', 'utf-32le', 'utf-32be', 'cp720'],
];

/** Arabic articles in each encoding, whole and cut to their first letters: cuts of a headline to a paragraph. */
function arabic(length: number): Case[] {
  const folder = join(fixtures, 'pages-qisasse');
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { text: string | null })
    .flatMap(({ text }) => (text === null ? [] : [text]))
    .concat(
      readdirSync(join(root, 'resources/samples')).map((file) =>
        readFileSync(join(root, 'resources/samples', file), 'utf8'),
      ),
    );
  return arabicEncodings.flatMap((label) => {
    const encoding = label.replace(' with mark', '');
    return texts.map((whole, index): Case => {
      // What the encoding cannot write is no part of the case.
      const buffer = iconv.encode(whole.slice(0, length), encoding, { addBOM: label !== encoding });
      return { name: `${label}/${index}`, encoding, bytes: new Uint8Array(buffer) };
    });
  });
}

/** What a page says of itself, as the formats that have such claims read it. */
function claimOf({ name, bytes }: Case): string | null {
  if (!/\.(?:xml|html)$/u.test(name)) return null;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /(?:charset|encoding)\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1] ?? null;
}

/** As a text is handed on: the debris in it is no part of an encoding. */
const normal = (text: string | null): string | null => (text === null ? null : repairText(text));

interface Tally {
  readonly right: number;
  readonly all: number;
  readonly undecodable: number;
}

async function score(name: string, cases: readonly Case[], show: boolean): Promise<Tally> {
  let right = 0;
  let unsure = 0;
  let surelyWrong = 0;
  let undecodable = 0;
  for (const one of cases) {
    const name = encodingName(one.encoding);
    const wanted = name === null ? null : normal(await decodeBytes(one.bytes, name));
    if (wanted === null) undecodable += 1;
    const read = await decodeText({ name: one.name, bytes: one.bytes }, claimOf(one));
    // An empty file is no case of an encoding.
    const isRight = read.ok ? read.value.text === wanted : wanted?.trim() === '';
    if (isRight) right += 1;
    if (read.ok && read.value.confidence === 'unsure') unsure += 1;
    else if (!isRight) surelyWrong += 1;
    if (!isRight && show) {
      const got = read.ok ? `${read.value.encoding} ${read.value.confidence}` : read.error.code;
      process.stdout.write(`  ${one.name} (${one.bytes.length} bytes): ${got}\n`);
    }
  }
  const share = (right / cases.length).toFixed(4);
  process.stdout.write(
    `${name}: ${right}/${cases.length} = ${share}, unsure ${unsure}, wrong and sure ${surelyWrong}, ` +
      `in an encoding that nothing here decodes ${undecodable}\n`,
  );
  return { right, all: cases.length, undecodable };
}

/** So many characters of whatever its encoding writes; of its bytes where nothing here decodes it. */
async function isLong({ encoding, bytes }: Case): Promise<boolean> {
  const name = encodingName(encoding);
  const text = name === null ? null : await decodeBytes(bytes, name);
  return (text ?? bytes).length >= longText;
}

/** Prints the share over several sets, with and without what could not be read right by anyone here. */
function sum(tallies: readonly Tally[]): void {
  const total = (key: keyof Tally): number => tallies.reduce((count, each) => count + each[key], 0);
  const [right, all, undecodable] = [total('right'), total('all'), total('undecodable')];
  process.stdout.write(
    `All cases of ${longText} characters or more: ${right}/${all} = ${(right / all).toFixed(4)}; ` +
      `of those that anything here decodes ${(right / (all - undecodable)).toFixed(4)}\n`,
  );
}

/** Prints the share of texts whose every letter is read right, for each set. */
export async function main(): Promise<void> {
  if (!existsSync(fixtures)) {
    process.stdout.write('No fixtures beside the project: nothing to score.\n');
    return;
  }
  const labelledFiles = [...charDataset(), ...uchardet()];
  const isOfLength = await Promise.all(labelledFiles.map(isLong));
  const long = labelledFiles.filter((_, index) => isOfLength[index]);
  const started = performance.now();
  await score('labelled files', labelledFiles, true);
  const tallies = [await score(`labelled files of ${longText} characters or more`, long, false)];
  await score('cuts of 400 bytes', long.flatMap(cuts), false);
  for (const length of [100_000, 200, 80, 30]) {
    const tally = await score(`Arabic, ${length} characters`, arabic(length), length >= longText);
    if (length >= longText) tallies.push(tally);
  }
  sum(tallies);
  process.stdout.write(`${Math.round(performance.now() - started)} ms\n`);
}
