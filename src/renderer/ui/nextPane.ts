/**
 * Moves the focus to the next pane (`data-pane`) of the window, or with -1 to the one before, round and
 * round: to what it marks with `data-pane-focus`, else to the pane itself.
 */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  const pane = panes[(from + step + panes.length) % panes.length];
  const target = pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? pane;
  target?.focus({ preventScroll: true });
}
