/** What an item of the suite is given. */
export interface Plan {
  readonly seed: number;
  /** How often it is to be done; each item says what it counts. */
  readonly rounds: number;
  /** An empty folder of its own, removed afterwards. */
  readonly folder: string;
  /** The terminal's built program, for the items that run it; null where none was built. */
  readonly program: string | null;
}

/** What an item found: figures for the table, and what went wrong, each in a line. */
export interface Found {
  readonly figures: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
  /** Parts that could not be done here, each with the reason. */
  readonly skipped?: readonly string[];
}

/** An item of the torture suite. */
export type Item = (plan: Plan) => Promise<Found>;
