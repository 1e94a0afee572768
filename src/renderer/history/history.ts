/** Deeds before the last so many cannot be undone any more. */
export const depth = 100;

/** Which way along the history. */
export type Way = 'undo' | 'redo';

/** What was done, oldest first, and what of it was undone, the last undone last. */
export interface History<Deed> {
  readonly done: readonly Deed[];
  readonly undone: readonly Deed[];
}

/** The history of somebody who has done nothing yet. */
export const nothingDone: History<never> = { done: [], undone: [] };

/** A history with one more deed; what was undone before it cannot be redone any more. */
export function withDeed<Deed>({ done }: History<Deed>, deed: Deed): History<Deed> {
  return { done: [...done, deed].slice(-depth), undone: [] };
}

/** The deed that is to be undone or redone next; null when there is none. */
export function nextDeed<Deed>({ done, undone }: History<Deed>, way: Way): Deed | null {
  return (way === 'undo' ? done : undone).at(-1) ?? null;
}

/** Whether a deed can be undone, or redone. */
export const canTurn = <Deed>({ done, undone }: History<Deed>, deed: Deed, way: Way): boolean =>
  (way === 'undo' ? done : undone).includes(deed);

/** A history without a deed that can be turned no more; all others stay. */
export function withoutDeed<Deed>({ done, undone }: History<Deed>, deed: Deed): History<Deed> {
  const isOther = (other: Deed): boolean => other !== deed;
  return { done: done.filter(isOther), undone: undone.filter(isOther) };
}

/** A history in which a deed, be it the last or an earlier one, has been undone or redone. */
export function turned<Deed>(history: History<Deed>, deed: Deed, way: Way): History<Deed> {
  const { done, undone } = withoutDeed(history, deed);
  return way === 'undo' ? { done, undone: [...undone, deed] } : { done: [...done, deed], undone };
}
