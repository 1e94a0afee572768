/** What a library of one size took: milliseconds and bytes. */
export interface Figures {
  /** Until the library can be asked. */
  readonly opening: number;
  /** Until the list that the window shows is there. */
  readonly listing: number;
  /** To add one article, and an article of a batch of 128. */
  readonly one: number;
  readonly batch: number;
  /** Until a bookmark is on disk. */
  readonly mark: number;
  /** Resident once the list is there, and at most. */
  readonly memory: number;
  readonly peak: number;
}
