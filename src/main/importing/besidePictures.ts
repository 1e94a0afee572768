import type { BesidePicture } from '#shared/imported';
import type { Picture } from './pictures';
import type { LookBeside } from './stages';

/** Answers for what lay beside a page from pictures that were kept of it; null for any other address. */
export function lookAmong(pictures: readonly BesidePicture[]): LookBeside {
  const known = new Map(
    pictures.flatMap(({ addresses, bytes }) => addresses.map((address) => [address, bytes])),
  );
  return (address) => known.get(address) ?? null;
}

/** Looks beside a page, and remembers what was found under which addresses. */
export interface RememberedLook {
  readonly look: LookBeside;
  /** The picture with all addresses by which it was found; as it is when it was not found beside the page. */
  named(picture: Picture): Picture;
}

/** Makes a look that remembers. */
export function remember(beside: LookBeside): RememberedLook {
  const found = new Map<string, Uint8Array>();
  return {
    look(address) {
      const bytes = beside(address);
      if (bytes !== null) found.set(address, bytes);
      return bytes;
    },
    named(picture) {
      const addresses = [...found]
        .filter(([, bytes]) => Buffer.compare(bytes, picture.bytes) === 0)
        .map(([address]) => address);
      return addresses.length === 0 ? picture : { ...picture, addresses };
    },
  };
}
