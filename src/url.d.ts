/**
 * The part of the WHATWG URL standard that Node and browsers share; only `tsconfig.shared.json` reads
 * this, since TypeScript leaves the class to the libs of each environment.
 */
declare class URL {
  constructor(url: string, base?: string | URL);
  readonly protocol: string;
  readonly href: string;
}
