/** Calls back when what is on the screen now has been painted: what can wait is not to keep a reader waiting. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    // What is posted while a frame is made comes when that has been handed over.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
}
