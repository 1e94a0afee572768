import { readField, type Field } from '../fields';

interface OpenField {
  readonly instruction: string[];
  /** Null as long as its instruction goes on. */
  field: Field | null;
}

/** Where a reader stands among the fields of one paragraph: they nest, and each has an instruction and a result. */
export interface FieldState {
  /** Takes the mark at the beginning, in the middle (`separate`) or at the end of a field. */
  readonly mark: (kind: string) => void;
  readonly addInstruction: (text: string) => void;
  /** Begins the result of a field whose instruction is known. */
  readonly begin: (instruction: string) => void;
  /** True inside an instruction, and in the result of a field that is not shown. */
  readonly isSilent: () => boolean;
  readonly link: () => string | null;
}

/** Begins a paragraph: a field that is never closed does not silence what comes after. */
export function createFieldState(): FieldState {
  const open: OpenField[] = [];
  return {
    mark(kind) {
      const last = open.at(-1);
      if (kind === 'begin') open.push({ instruction: [], field: null });
      if (kind === 'separate' && last !== undefined) {
        last.field = readField(last.instruction.join(''));
      }
      if (kind === 'end') open.pop();
    },
    addInstruction: (text) => open.at(-1)?.instruction.push(text),
    begin: (instruction) => open.push({ instruction: [], field: readField(instruction) }),
    isSilent: () => open.some(({ field }) => field === null || field.isHidden),
    link: () => open.reduce<string | null>((link, { field }) => field?.link ?? link, null),
  };
}
