import type { DocumentFormatName } from '#shared/exportedDocument';
import type { DocumentFormat } from './format';

/** Each form by its name; Word's is read from the disk when it is first wanted. */
export const documentForms: Readonly<Record<DocumentFormatName, () => Promise<DocumentFormat>>> = {
  html: async () => (await import('./html')).html,
  epub: async () => (await import('./epub')).epub,
  docx: async () => (await import('./docx')).docx,
  markdown: async () => (await import('./markdown')).markdown,
  text: async () => (await import('./plainText')).plainText,
};
