import { getDocument } from 'unpdf/pdfjs';

/** The text of a PDF as pdf.js gives it, piece after piece, without anything done to it. */
export async function rawText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  await task.destroy();
  return text;
}
