/** Tells which row of a list is clicked, though rows come in under the pointer meanwhile. */
export interface RowClicks {
  pressDown(event: PointerEvent): void;
  /** The key of the row on which a press began that ends here; null when it was on none, or went elsewhere. */
  release(event: PointerEvent): string | null;
  /** The key of the row that was clicked without a pointer, as readers of the screen do it; else null. */
  clicked(event: MouseEvent): string | null;
}

/** A hand is not still: so many CSS pixels are no drag. */
const stillness = 8;

/**
 * Follows the clicks of a list whose rows carry their number as `data-index`. What is meant is the row on
 * which the button went down: browsers tell of no click at all when that row has left the list by the time
 * the button goes up. What is marked `data-sign` in a row is clicked for itself.
 */
export function createRowClicks(keyAt: (index: number) => string | undefined): RowClicks {
  let pressed: { readonly key: string; readonly x: number; readonly y: number } | null = null;

  function rowOf({ target }: Event): string | null {
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    return row instanceof HTMLElement ? (keyAt(Number(row.dataset['index'])) ?? null) : null;
  }

  return {
    pressDown(event) {
      const isOnSign = event.target instanceof Element && event.target.closest('[data-sign]');
      const key = event.button === 0 && !isOnSign ? rowOf(event) : null;
      pressed = key === null ? null : { key, x: event.clientX, y: event.clientY };
    },
    release(event) {
      const from = pressed;
      pressed = null;
      if (from === null) return null;
      const isStill = Math.hypot(event.clientX - from.x, event.clientY - from.y) <= stillness;
      return isStill ? from.key : null;
    },
    clicked: (event) => (event.detail > 0 ? null : rowOf(event)),
  };
}
