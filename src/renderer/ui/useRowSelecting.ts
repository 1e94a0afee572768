import { watch, type Ref } from 'vue';
import { latinKey } from './latinKey';
import { hasMod } from './modKey';
import {
  everyRow,
  noRows,
  stillThere,
  withStretch,
  withToggled,
  type RowSelection,
} from './rowSelection';

/** What a list tells of itself to have its rows chosen. */
interface SelectingList {
  readonly keys: Readonly<Ref<readonly string[]>>;
  readonly activeKey: Readonly<Ref<string | null>>;
  /** The key of the row that is open, if any. */
  openKey(): string | null;
  /** Null where only one row at a time can be chosen, by opening it. */
  selection(): RowSelection | null;
  choose(selection: RowSelection): void;
}

/**
 * Choosing several rows: Ctrl or Cmd and a click, or Ctrl+Space, adds or takes one; Shift with a click or an
 * arrow chooses a stretch; Ctrl or Cmd+A all; Escape none. While some are chosen, a touch and Space add and
 * take, too. Each answers whether the event was about that.
 */
export function useRowSelecting({ keys, activeKey, openKey, selection, choose }: SelectingList) {
  watch(keys, (now) => {
    const before = selection();
    const after = before && stillThere(before, now);
    if (after !== null && after !== before) choose(after);
  });

  function click(key: string, event: PointerEvent | MouseEvent): boolean {
    const before = selection();
    if (before === null) return false;
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    if (event.shiftKey) {
      const start = activeKey.value;
      choose(withStretch(before, keys.value, { start, to: key, adds: hasMod(event) }));
    } else if (hasMod(event) || (isTouch && before.chosen.size > 0)) {
      choose(withToggled(before, key));
    } else {
      if (before.chosen.size > 0) choose(noRows);
      return false;
    }
    return true;
  }

  /** The active row has gone from `start` to where it is now, by a key. */
  function went(start: string | null, event: KeyboardEvent): void {
    const [before, to] = [selection(), activeKey.value];
    if (before === null || to === null || !event.shiftKey) return;
    choose(withStretch(before, keys.value, { start, to, adds: event.ctrlKey || event.metaKey }));
  }

  function press(event: KeyboardEvent): boolean {
    const before = selection();
    if (before === null || event.altKey) return false;
    const [key, some] = [activeKey.value, before.chosen.size > 0];
    if (event.key === ' ' && key !== null && (event.ctrlKey || some)) {
      choose(withToggled(before, key));
    } else if (hasMod(event) && !event.shiftKey && latinKey(event) === 'a') {
      choose(everyRow(keys.value));
    } else if (event.key === 'Escape' && some) choose(noRows);
    else return false;
    return true;
  }

  /** Whether a row counts as selected: as long as none are chosen, the open one does. */
  function isSelected(key: string): boolean {
    const now = selection();
    return now === null || now.chosen.size === 0 ? key === openKey() : now.chosen.has(key);
  }

  return { click, went, press, isSelected };
}
