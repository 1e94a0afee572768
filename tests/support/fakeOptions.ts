import type { CallName, EventName, Events } from '#shared/api';
import type { Bridge } from '#shared/bridge';
import type { Article } from '#shared/article';
import type { Notice, Restriction, Saving } from '#shared/library';
import type { MarkChange } from '#shared/marks';
import type { RestoreReport } from '#shared/restoring';
import type { SearchAnswer } from '#shared/searching';
import type { ErrorCode, Failure } from '#shared/result';
import type { Settings } from '#shared/settings';
import type { FakeBackups } from './fakeBackups';

/** How a fake program begins. */
export interface FakeOptions {
  /** How many sample articles its library holds; 6 are written out, more repeat them. */
  readonly articles?: number;
  /** Whether there is a long book beside them. */
  readonly book?: boolean;
  readonly settings?: Partial<Settings>;
  readonly systemLocales?: readonly string[];
  readonly notices?: readonly Notice[];
  readonly restriction?: Restriction;
  readonly saving?: Saving;
  /** Milliseconds that a call waits before it answers. */
  readonly delays?: Partial<Record<CallName, number>>;
  /** Calls that fail, and how. */
  readonly failures?: Partial<Record<CallName, Failure | ErrorCode>>;
  /** Names of files whose import fails, and how. */
  readonly badFiles?: Readonly<Record<string, ErrorCode>>;
  /** Places that are marked from the start: the sample's number and a quote from its body. */
  readonly marks?: readonly (Omit<MarkChange, 'note' | 'selector'> & {
    readonly article: number;
    readonly quote: string;
    readonly note?: string;
    /** Its place is no longer in the article. */
    readonly lost?: boolean;
  })[];
  /** Marks in the file that the reader chooses to import: the sample's number and a quote from its body. */
  readonly importable?: readonly { readonly article: number; readonly quote: string }[];
  /** Tags that articles, by their numbers, have from the start. */
  readonly tags?: readonly (readonly [number, string])[];
  /** Pairs of articles, by their numbers, whose texts are nearly the same. */
  readonly alike?: readonly (readonly [number, number])[];
  /** Fields of the first article that are otherwise than the samples'. */
  readonly first?: Partial<Article>;
  readonly backups?: FakeBackups;
  /** What a search answers otherwise than by searching. */
  readonly found?: Partial<SearchAnswer>;
  /** The searches made before, the newest first; those with a name are saved. */
  readonly searches?: readonly { readonly text: string; readonly name?: string }[];
  /** What restoring the chosen copy would do. */
  readonly restore?: RestoreReport;
  /** What the file dialog answers. */
  readonly chosen?: readonly string[];
}

/** An in-memory program that satisfies the contract, with strings to pull. */
export interface FakeApi extends Bridge {
  /** Announces a fact as the main process would. */
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
  /** From now on the call answers this late (milliseconds). */
  delay(name: CallName, milliseconds: number): void;
  /** From now on the call fails so; with null it works again. */
  fail(name: CallName, how: Failure | ErrorCode | null): void;
  /** Every call so far, with its request. */
  readonly asked: readonly { readonly name: CallName; readonly request: unknown }[];
}
