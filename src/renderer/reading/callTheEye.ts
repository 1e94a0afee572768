/** Long enough to be seen, too long to be a blink; milliseconds. */
const fading = 1800;

/**
 * Shows where a range is by a background that fades from its block; does nothing where the reader
 * asked for reduced motion.
 */
export function callTheEye(range: Range | null): void {
  if (range === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const container = range.startContainer;
  const element = container instanceof Element ? container : container.parentElement;
  const block = element?.closest('p, li, h2, h3, h4, h5, h6, blockquote, pre, td, th, dt, dd, div');
  block?.animate([{ backgroundColor: 'var(--mark)' }, { backgroundColor: 'transparent' }], {
    duration: fading,
    easing: 'ease-in',
  });
}
