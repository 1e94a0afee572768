import type { BrowserWindow, PrintToPDFOptions } from 'electron';
import { paperMargins } from '#shared/paper';
import type { Printed } from '#shared/printed';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** A line above or below each page; Chromium fills in the number. */
const line = (text: string, direction: Printed['direction']): string =>
  `<div dir="${direction}" style="font-size: 9px; width: 100%; text-align: center; margin: 0 2cm; font-family: serif">${text}</div>`;

/** An engine that lacks margin boxes (before Chromium 131) is given its lines here, with its own digits. */
function optionsFor({ header, direction }: Printed): PrintToPDFOptions {
  const isPlain = header === '';
  return {
    printBackground: false,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    ...(isPlain ? {} : { margins: paperMargins }),
    displayHeaderFooter: !isPlain,
    headerTemplate: line(escaped(header), direction),
    footerTemplate: line('<span class="pageNumber"></span>', direction),
  };
}

/** Prints what the window shows, by the rules that its page has for paper. */
export function createPrinter(window: () => BrowserWindow | null) {
  return {
    async toPdf(printed: Printed): Promise<Uint8Array | null> {
      const contents = window()?.webContents;
      return contents === undefined ? null : contents.printToPDF(optionsFor(printed));
    },
    toPaper({ header }: Printed): Promise<boolean> {
      const contents = window()?.webContents;
      if (contents === undefined) return Promise.resolve(false);
      const lines = header === '' ? {} : { header };
      return new Promise((resolve) => {
        contents.print({ printBackground: false, ...lines }, (success) => resolve(success));
      });
    },
  };
}
