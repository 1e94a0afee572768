import { onScopeDispose, shallowReactive, watch } from 'vue';
import { partAt, type PreparedArticle } from './parts';

/** The parts of an article that are drawn, and a way to have others drawn now. */
export interface DrawnParts {
  readonly drawn: ReadonlySet<number>;
  /** Has the part that holds an offset of the text drawn, with its neighbours, at the next update. */
  drawAt(offset: number): void;
  /** The same for parts by their index, from `first` to `last`. */
  drawParts(first: number, last: number): void;
}

/**
 * Draws the parts around `startAt()` at once and the others while the page is idle, nearest first,
 * so that a long article shows its first screen without waiting for its last. Starts anew with
 * every article.
 */
export function useDrawnParts(prepared: () => PreparedArticle, startAt: () => number): DrawnParts {
  const drawn = shallowReactive(new Set<number>());
  let idle = 0;

  const drawParts = (first: number, last: number): void => {
    const { parts } = prepared();
    for (let at = first - 1; at <= last + 1; at += 1) if (at in parts) drawn.add(at);
  };
  const drawAt = (offset: number): void => {
    const at = partAt(prepared().parts, offset)?.index ?? 0;
    drawParts(at, at);
  };
  const drawWhenIdle = (waiting: number[]): void => {
    idle = requestIdleCallback(() => {
      // One part takes a few milliseconds; Vue draws it after this moment, so more would not fit.
      const next = waiting.shift();
      if (next === undefined) return;
      drawn.add(next);
      drawWhenIdle(waiting);
    });
  };

  watch(
    prepared,
    ({ parts }) => {
      cancelIdleCallback(idle);
      drawn.clear();
      drawAt(startAt());
      const first = partAt(parts, startAt())?.index ?? 0;
      const waiting = parts.map((part) => part.index).filter((index) => !drawn.has(index));
      waiting.sort((a, b) => Math.abs(a - first) - Math.abs(b - first));
      if (waiting.length > 0) drawWhenIdle(waiting);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    cancelIdleCallback(idle);
  });
  return { drawn, drawAt, drawParts };
}
