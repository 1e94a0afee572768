/** Tells which row of a list a click is meant for, though rows come in under the pointer meanwhile. */
export interface RowClicks {
  pressDown(event: PointerEvent): void;
  /** The key of the row on which the click that ends here began; null when it was on none. */
  clicked(event: MouseEvent): string | null;
}

/**
 * Follows the clicks of a list whose rows carry their number as `data-index`. A click that begins on one
 * row and ends on another is told to the list alone, without a row: it is meant for where it began. What
 * is marked `data-sign` in a row is clicked for itself.
 */
export function createRowClicks(keyAt: (index: number) => string | undefined): RowClicks {
  let pressed: string | null = null;

  function rowOf({ target }: Event): string | null {
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    return row instanceof HTMLElement ? (keyAt(Number(row.dataset['index'])) ?? null) : null;
  }

  return {
    pressDown(event) {
      const isOnSign = event.target instanceof Element && event.target.closest('[data-sign]');
      pressed = event.button === 0 && !isOnSign ? rowOf(event) : null;
    },
    clicked(event) {
      const key = pressed ?? rowOf(event);
      pressed = null;
      return key;
    },
  };
}
