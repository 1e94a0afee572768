import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Direction } from '#shared/article';

/** An article to be printed: its first paragraph is the title. */
export interface Sheet {
  readonly paragraphs: readonly string[];
  readonly direction: Direction;
  readonly columns: 1 | 2;
  readonly font: string;
}

/** A program that makes PDF files. */
interface Producer {
  readonly name: string;
  readonly program: string;
  readonly fonts: readonly string[];
  readonly columns: readonly (1 | 2)[];
  /** Writes `sheet.pdf` into the folder. */
  readonly print: (sheet: Sheet, folder: string) => void;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function page({ paragraphs, direction, columns, font }: Sheet): string {
  const [title = '', ...body] = paragraphs.map(escaped);
  const style = `@page { size: A4; margin: 2cm } body { font: 12pt/1.6 '${font}'; margin: 0 }
    h1 { font-size: 22pt } .body { column-count: ${columns}; column-gap: 1cm; text-align: justify }`;
  return `<!doctype html><html lang="${direction === 'rtl' ? 'ar' : 'en'}" dir="${direction}">
    <meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>
    <div class="body">${body.map((text) => `<p>${text}</p>`).join('\n')}</div></html>`;
}

function run(program: string, args: readonly string[], folder: string): void {
  execFileSync(program, args, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
}

function writePage(sheet: Sheet, folder: string): void {
  writeFileSync(join(folder, 'sheet.html'), page(sheet));
}

/** A flat OpenDocument text, which a word processor lays out by itself. */
function openDocument({ paragraphs, direction, columns, font }: Sheet): string {
  const mode = direction === 'rtl' ? 'rl-tb' : 'lr-tb';
  const names = ['office', 'style', 'text', 'fo', 'svg'].map((name) => {
    const address = { fo: 'xsl-fo-compatible', svg: 'svg-compatible' }[name] ?? name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${address}:1.0"`;
  });
  const letters = (size: number, weight: string): string =>
    `<style:text-properties fo:font-family="${font}" style:font-family-complex="${font}"
      fo:font-size="${size}pt" style:font-size-complex="${size}pt" fo:font-weight="${weight}"
      style:font-weight-complex="${weight}"/>`;
  const style = (name: string, size: number, weight: string): string =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties
      style:writing-mode="${mode}" fo:text-align="start" fo:margin-bottom="3mm"/>${letters(size, weight)}</style:style>`;
  const [title = '', ...body] = paragraphs.map(escaped);
  const section = `<style:style style:name="S" style:family="section"><style:section-properties
    style:writing-mode="${mode}" text:dont-balance-text-columns="false"><style:columns fo:column-count="${columns}" fo:column-gap="1cm"/></style:section-properties></style:style>`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${names.join(' ')} office:version="1.2"
    office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>${style('T', 22, 'bold')}${style('P', 12, 'normal')}${section}</office:automatic-styles>
    <office:body><office:text><text:p text:style-name="T">${title}</text:p><text:section text:name="B" text:style-name="S">${body
      .map((text) => `<text:p text:style-name="P">${text}</text:p>`)
      .join('')}</text:section></office:text></office:body></office:document>`;
}

function texDocument({ paragraphs, direction, columns, font }: Sheet): string {
  const plain = (text: string): string => text.replace(/([#$%&_{}])/g, '\\$1');
  const [title = '', ...body] = paragraphs.map(plain);
  const isArabic = direction === 'rtl';
  const language = isArabic
    ? `\\setmainlanguage[numerals=maghrib]{arabic}\\newfontfamily\\arabicfont[Script=Arabic]{${font}}`
    : `\\setmainlanguage{english}\\setmainfont{${font}}`;
  const text = `\\section*{${title}}\n${body.join('\n\n')}`;
  return `\\documentclass[12pt,a4paper${columns === 2 ? ',twocolumn' : ''}]{article}
    \\usepackage{fontspec}\\usepackage{polyglossia}${language}
    \\begin{document}\n${text}\n\\end{document}`;
}

const arabicFonts = ['Amiri', 'Noto Naskh Arabic', 'Noto Sans Arabic', 'Scheherazade'];

/** The programs that people print with, each with fonts that build their letters differently. */
export const producers: readonly Producer[] = [
  {
    name: 'chromium',
    program: 'chromium',
    fonts: arabicFonts,
    columns: [1, 2],
    print(sheet, folder) {
      writePage(sheet, folder);
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
      run('chromium', [...flags, '--print-to-pdf=sheet.pdf', 'sheet.html'], folder);
    },
  },
  {
    name: 'libreoffice',
    program: 'soffice',
    fonts: arabicFonts,
    columns: [1, 2],
    print(sheet, folder) {
      writeFileSync(join(folder, 'sheet.fodt'), openDocument(sheet));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      run('soffice', [profile, '--headless', '--convert-to', 'pdf', 'sheet.fodt'], folder);
    },
  },
  {
    name: 'cairo',
    program: 'pango-view',
    fonts: arabicFonts,
    columns: [1],
    print({ paragraphs, direction, font }, folder) {
      writeFileSync(join(folder, 'sheet.txt'), paragraphs.join('\n\n'));
      const flags = ['--no-display', '--width=450', `--font=${font} 12`, '--output=sheet.pdf'];
      run('pango-view', [...flags, ...(direction === 'rtl' ? ['--rtl'] : []), 'sheet.txt'], folder);
    },
  },
  {
    name: 'xelatex',
    program: 'xelatex',
    fonts: ['Amiri', 'Scheherazade'],
    columns: [1, 2],
    print(sheet, folder) {
      writeFileSync(join(folder, 'sheet.tex'), texDocument(sheet));
      run('xelatex', ['-interaction=batchmode', 'sheet.tex'], folder);
    },
  },
  {
    // What goes through a distiller on its way, as print shops and archives do.
    name: 'ghostscript',
    program: 'gs',
    fonts: ['Amiri', 'Noto Naskh Arabic'],
    columns: [1],
    print(sheet, folder) {
      writeFileSync(join(folder, 'first.fodt'), openDocument(sheet));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      run('soffice', [profile, '--headless', '--convert-to', 'pdf', 'first.fodt'], folder);
      const flags = ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', '-sOutputFile=sheet.pdf'];
      run('gs', [...flags, 'first.pdf'], folder);
    },
  },
];

/** True when the machine has the program. */
export const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The bytes that a producer makes of a sheet; null when it fails. */
export function printed(producer: Producer, sheet: Sheet, folder: string): Uint8Array | null {
  try {
    producer.print(sheet, folder);
  } catch {
    // Some producers complain and print all the same.
  }
  const path = join(folder, 'sheet.pdf');
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}
