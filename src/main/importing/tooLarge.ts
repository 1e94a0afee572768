/** Thrown by a format for a file that holds more than any article does; the import then says `too-large`. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
