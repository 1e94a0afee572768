import type { Answer } from '#shared/api';
import type { Failure, Result } from '#shared/result';
import type { Restored, RestoreReport, RestoreTurned } from '#shared/restoring';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '../bridge';
import type { Deed, Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';

/** Where a restore stands: what a copy would bring is looked at, is known, is being brought, has been brought. */
type RestoreState =
  | { readonly kind: 'none' | 'looking' }
  | { readonly kind: 'planned' | 'restoring'; readonly plan: RestoreReport }
  | { readonly kind: 'done'; readonly report: RestoreReport; readonly deed: Deed | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

function outcomeOf(turned: Result<RestoreTurned>): Outcome {
  if (!turned.ok) return { kind: 'failed', failure: turned.error };
  const { done, changed, gone, failure } = turned.value;
  if (failure !== null) return { kind: 'failed', failure };
  if (done === 0 && changed + gone > 0) return { kind: changed > 0 ? 'changed' : 'gone' };
  return { kind: 'done', gone, stayed: changed };
}

/** The way back from a restore, and there again; null for one that did nothing. */
function deedOf({ deed, counts }: Restored): Deed | null {
  if (deed === null) return null;
  const turn = async (): Promise<Outcome> => outcomeOf(await api.ask('restore:turn', { deed }));
  return { kind: 'mergeCopy', count: counts.added + counts.changed, undo: turn, redo: turn };
}

/** A copy of a library that is merged into this one once the reader has seen what that does. */
export const useRestoreStore = defineStore('restoring', () => {
  const state = shallowRef<RestoreState>({ kind: 'none' });
  const history = useHistoryStore();
  /** How many articles of the copy have been looked at, or brought. */
  const done = shallowRef(0);
  /** What kind of copy it is. */
  const source = shallowRef<'file' | 'backup'>('file');
  let from: { paths: string[]; snapshot?: string } = { paths: [] };
  let choosing = false;

  api.on('restore:progressed', (fact) => {
    done.value = fact.done;
    // Not before: until then the system's dialog is open.
    if (choosing && state.value.kind === 'none') state.value = { kind: 'looking' };
  });

  /** Lets the reader choose the files in the system's dialog, and tells what they would bring. */
  async function choose(): Promise<void> {
    if (choosing || state.value.kind === 'restoring') return;
    choosing = true;
    close();
    source.value = 'file';
    const answer = await api.ask('restore:plan', { paths: null });
    choosing = false;
    plan(answer);
  }

  /** Tells what a backup would bring. */
  async function chooseSnapshot(id: string): Promise<void> {
    if (choosing || state.value.kind === 'restoring') return;
    close();
    source.value = 'backup';
    state.value = { kind: 'looking' };
    from = { paths: [], snapshot: id };
    const answer = await api.ask('restore:plan', { paths: null, snapshot: id });
    // Put away meanwhile.
    if (state.value.kind !== 'looking' || from.snapshot !== id) return;
    plan(answer, id);
  }

  function plan(answer: Result<Answer<'restore:plan'>>, snapshot?: string): void {
    if (!answer.ok) state.value = { kind: 'failed', failure: answer.error };
    else if (answer.value === null) close();
    else {
      from = { paths: [...answer.value.paths], ...(snapshot === undefined ? {} : { snapshot }) };
      const { report } = answer.value;
      const failure = report.isWhole ? undefined : report.failures.at(-1);
      if (report.isWhole) state.value = { kind: 'planned', plan: report };
      else if (failure === undefined) close();
      else state.value = { kind: 'failed', failure };
    }
  }

  /** Brings what was planned; with `bringBack` also what was deleted for good here. */
  async function perform(bringBack: boolean): Promise<void> {
    if (state.value.kind !== 'planned') return;
    state.value = { kind: 'restoring', plan: state.value.plan };
    done.value = 0;
    const answer = await api.ask('restore:perform', { ...from, bringBack });
    if (!answer.ok) state.value = { kind: 'failed', failure: answer.error };
    else {
      const deed = deedOf(answer.value);
      // The dialog tells of it, and has the button.
      if (deed !== null) history.did(deed, 'quiet');
      state.value = { kind: 'done', report: answer.value, deed };
    }
  }

  /** Takes back what was brought just now, but for what was changed since. */
  async function undo(): Promise<void> {
    const deed = state.value.kind === 'done' ? state.value.deed : null;
    close();
    if (deed !== null) await history.turn('undo', deed);
  }

  /** Ends what is under way; what has been brought stays, and is told of. */
  async function cancel(): Promise<void> {
    await api.ask('restore:cancel', {});
  }

  /** Puts it away; a restore under way is ended first. */
  function close(): void {
    if (['looking', 'restoring'].includes(state.value.kind)) void cancel();
    if (state.value.kind !== 'restoring') state.value = { kind: 'none' };
    done.value = 0;
  }

  return { state, done, source, choose, chooseSnapshot, perform, undo, close };
});
