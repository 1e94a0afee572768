/** Whether a key asks for the menu of what is active: the menu key itself, or Shift and F10. */
export const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Opens an element's context menu in its middle, as a click there would. */
export function openMenuOf(element: HTMLElement | null): void {
  if (element === null) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { clientX: left + width / 2, clientY: top + height / 2 };
  element.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }),
  );
}
