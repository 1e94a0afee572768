/** Encodings whose own names say nothing of the programs that wrote in them. */
const labels: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'utf-32le': 'UTF-32 LE',
  'utf-32be': 'UTF-32 BE',
  'windows-1252': 'Windows-1252',
  'windows-1254': 'Windows-1254',
  'windows-1251': 'Windows-1251',
  'windows-1256': 'Windows-1256',
  'iso-8859-6': 'ISO 8859-6',
  cp720: 'DOS 720',
};

/** An encoding's name as people know it; those that few have met keep their label. */
export function encodingLabel(encoding: string): string {
  return labels[encoding] ?? encoding;
}
