import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import { reversed } from '#shared/readingSteps';
import type { Failure, Result } from '#shared/result';

/** Everything that can be undone; each has its words in the section `history`. */
export const deedKinds = [
  ...(['trash', 'restore', 'archive', 'unarchive', 'markRead', 'markUnread'] as const),
  ...(['star', 'unstar', 'tags', 'keepBoth', 'addMark', 'removeMark', 'note', 'keepNote'] as const),
  ...([
    'discardNote',
    'changeMark',
    'attachMark',
    'importMarks',
    'correct',
    'clearCorrections',
    'encoding',
    'resetText',
    'shortcuts',
    'usePreset',
    'removePreset',
    'articleLook',
    'forgetSearch',
    'mergeCopy',
  ] as const),
] as const;
export type DeedKind = (typeof deedKinds)[number];

/**
 * What became of an undo or redo: it was done (but for `gone` articles that were deleted for good, and others
 * that `stayed` as they are because they were changed since), it can
 * never be done because what it was about is gone, or was changed elsewhere since, or it failed this time.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly gone: number; readonly stayed?: number }
  | { readonly kind: 'gone' | 'changed' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Something that a reader did and can undo, then redo, and so on. */
export interface Deed {
  readonly kind: DeedKind;
  /** How many articles it concerns. */
  readonly count: number;
  readonly undo: () => Promise<Outcome>;
  /** Null for what is not done again once it was undone. */
  readonly redo: (() => Promise<Outcome>) | null;
}

/** The outcome of a change of one thing. */
export function outcomeOf(answer: Result<unknown>): Outcome {
  if (answer.ok) return { kind: 'done', gone: 0 };
  const { error } = answer;
  return error.code === 'not-found' ? { kind: 'gone' } : { kind: 'failed', failure: error };
}

/** A deed that changed reading records: `done` says how, and `take` takes steps. */
export function deedOfSteps(
  kind: DeedKind,
  done: readonly ReadingStep[],
  take: (steps: readonly ReadingStep[]) => Promise<Result<ReadingsChanged>>,
): Deed {
  async function turn(steps: readonly ReadingStep[]): Promise<Outcome> {
    const answer = await take(steps);
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    const { gone, failure } = answer.value;
    if (failure !== null) return { kind: 'failed', failure };
    return gone === steps.length ? { kind: 'gone' } : { kind: 'done', gone };
  }
  return {
    kind,
    count: new Set(done.map(({ id }) => id)).size,
    undo: () => turn(reversed(done)),
    redo: () => turn(done),
  };
}
