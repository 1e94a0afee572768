/** One letter or digit of each file that an article in Arabic with Latin words needs. */
const letters = 'نA1';

/**
 * Has the faces that articles are set in loaded while there is nothing else to do, so that the first one
 * that is opened need not wait for them. A face that cannot be loaded is left to the page that uses it.
 */
export function warmFaces(root: HTMLElement): void {
  requestIdleCallback(() => {
    const style = getComputedStyle(root);
    const family = (name: string): string => style.getPropertyValue(name);
    const faces = [
      ...[400, 600].map((weight) => `${weight} 1rem ${family('--reading-font-rtl')}`),
      `700 1rem ${family('--title-font-rtl')}`,
      `500 1rem ${family('--chrome-font')}`,
    ];
    for (const face of faces) void document.fonts.load(face, letters).catch(() => undefined);
  });
}
