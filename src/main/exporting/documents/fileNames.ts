import { fileNameOf } from '#shared/text/fileName';

/** Names files of one folder after their titles; no two are the same, also where capitals and forms of a letter do not count. */
export function createFileNames(): (title: string, extension: string) => string {
  const taken = new Set<string>();
  const folded = (name: string): string => name.normalize('NFKC').toLowerCase();
  return (title, extension) => {
    let name = fileNameOf(title, extension);
    for (let number = 2; taken.has(folded(name)); number += 1) {
      name = fileNameOf(title, ` (${number})${extension}`);
    }
    taken.add(folded(name));
    return name;
  };
}
