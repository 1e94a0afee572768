import type { ListPlace, Role } from '../document';
import { roleOfStyle } from '../roles';
import { codePageOfCharset } from './codePages';

/** More are there to fill the memory. */
const maximumDefinitions = 10_000;

interface StyleDefinition {
  name: string;
  basedOn: number | null;
  outline: number | null;
  list: number | null;
}

interface ListLevel {
  kind: number;
  start: number;
}

/** What a document defines at its beginning, fed by its control words and text there. */
export interface RtfDefinitions {
  /** Takes a control word of the font, style or list table, or of the list overrides. */
  readonly control: (table: DefinitionTable, word: string, parameter: number | null) => void;
  /** Takes text of the style table: names, each ended by a semicolon. */
  readonly text: (text: string) => void;
  readonly codePageOf: (font: number) => number | null;
  readonly styleOf: (style: number) => { role: Role; level: number; list: number | null };
  /** The place of an item in the list that `\ls` names; null for a list without any mark. */
  readonly placeOf: (list: number, level: number) => ListPlace | null;
}

/** The tables at a document's beginning. */
export type DefinitionTable = 'fonttbl' | 'stylesheet' | 'listtable' | 'listoverridetable';

/** True for the name of one of them. */
export const isDefinitionTable = (name: string): name is DefinitionTable =>
  /^(?:fonttbl|stylesheet|listtable|listoverridetable)$/.test(name);

/** The numbers of `\levelnfc` that HTML has a mark for; 23 is a bullet and 255 nothing. */
const markers: Readonly<Record<number, ListPlace['marker']>> = {
  ...{ 1: 'I', 2: 'i', 3: 'A', 4: 'a', 23: 'bullet' },
};

/** Begins a document without definitions. */
export function createDefinitions(): RtfDefinitions {
  const codePages = new Map<number, number>();
  const styles = new Map<number, StyleDefinition>();
  const lists = new Map<number, ListLevel[]>();
  const overrides = new Map<number, number>();
  let font = 0;
  let style: StyleDefinition = emptyStyle();
  let levels: ListLevel[] = [];
  let overridden = 0;

  const tables: Readonly<Record<DefinitionTable, (word: string, parameter: number) => void>> = {
    fonttbl(word, parameter) {
      if (word === 'f') font = parameter;
      const codePage = word === 'fcharset' ? codePageOfCharset(parameter) : null;
      if (codePage !== null && codePages.size < maximumDefinitions) codePages.set(font, codePage);
    },
    stylesheet(word, parameter) {
      if (word === 's' && styles.size < maximumDefinitions) styles.set(parameter, style);
      if (word === 'sbasedon') style.basedOn = parameter;
      if (word === 'outlinelevel') style.outline = parameter;
      if (word === 'ls') style.list = parameter;
    },
    listtable(word, parameter) {
      const level = levels.at(-1);
      if (word === 'list') levels = [];
      if (word === 'listlevel' && levels.length < 9) levels.push({ kind: 0, start: 1 });
      if (/^levelnfcn?$/.test(word) && level !== undefined) level.kind = parameter;
      if (word === 'levelstartat' && level !== undefined) level.start = parameter;
      if (word === 'listid' && lists.size < maximumDefinitions) lists.set(parameter, levels);
    },
    listoverridetable(word, parameter) {
      if (word === 'listid') overridden = parameter;
      if (word === 'ls' && overrides.size < maximumDefinitions) {
        overrides.set(parameter, overridden);
      }
    },
  };
  return {
    control: (table, word, parameter) => tables[table](word, parameter ?? 0),
    text(text) {
      const [name = '', ...others] = text.split(';');
      style.name = (style.name + name).slice(0, 200);
      if (others.length > 0) style = emptyStyle();
    },
    codePageOf: (number) => codePages.get(number) ?? null,
    styleOf: (number) => resolved(number, styles),
    placeOf(list, level) {
      const id = overrides.get(list) ?? list;
      const { kind, start } = lists.get(id)?.[level] ?? { kind: 23, start: 1 };
      if (kind === 255) return null;
      const marker = markers[kind] ?? '1';
      return { id: String(id), level, marker, start, continues: false };
    },
  };
}

const emptyStyle = (): StyleDefinition => ({ name: '', basedOn: null, outline: null, list: null });

/** Deeper chains go in circles. */
const maximumChain = 20;

function resolved(
  number: number,
  styles: ReadonlyMap<number, StyleDefinition>,
): ReturnType<RtfDefinitions['styleOf']> {
  let list: number | null = null;
  let next: number | null = number;
  for (let depth = 0; next !== null && depth < maximumChain; depth += 1) {
    const style: StyleDefinition | undefined = styles.get(next);
    if (style === undefined) break;
    list ??= style.list;
    const role = roleOfStyle(style.name) ?? headingOf(style.outline);
    if (role !== null) return { ...role, list };
    next = style.basedOn;
  }
  return { role: 'body', level: 1, list };
}

/** A heading by its outline level, from 0 to 8. */
export function headingOf(outline: number | null): { role: Role; level: number } | null {
  return outline !== null && outline >= 0 && outline < 9
    ? { role: 'heading', level: outline + 1 }
    : null;
}
