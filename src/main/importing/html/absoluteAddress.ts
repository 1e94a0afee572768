/** An address as a page means it: in full, seen from the page's own; as it stands where that cannot be told. */
export function absoluteAddress(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address; // a page without an address of its own
  }
}
