import { defineStore } from 'pinia';
import { computed, nextTick, shallowRef, watch } from 'vue';
import type { Mark, MarkChange } from '#shared/marks';
import type { Failure, Result } from '#shared/result';
import { describe } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import { api } from '../bridge';
import { outcomeOf, type Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';
import { useLeavingStore } from '../library/leavingStore';
import { useReadingStore } from '../reading/readingStore';
import { isSameMarks, withMark, withMarksOf } from './markLists';
import { isSaid, saidOf } from './markSaid';
import { placeMarks } from './placedMarks';
import { trimmedSpan } from './trimmedSpan';

/** The reader's marks: those of the open article with their places, and those of the whole library. */
export const useMarkingStore = defineStore('marking', () => {
  const reading = useReadingStore();
  const history = useHistoryStore();
  const marks = shallowRef<readonly Mark[]>([]);
  const everyMark = shallowRef<readonly Mark[] | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** Whether the list beside the article is shown. */
  const asideShown = shallowRef(false);
  /** The bookmark that the reader has just gone to. */
  const active = shallowRef<string | null>(null);
  /** The bookmark whose note is being written beside the article, and the one in the library's list. */
  const editing = shallowRef<string | null>(null);
  const noting = shallowRef<string | null>(null);
  /** Which of its parts takes the focus then. */
  const editedPart = shallowRef<'note' | 'tags'>('note');
  /** Words that were typed for the note, discarded, and wanted back. */
  const draft = shallowRef<string | null>(null);
  /** What stands in a note's editor. */
  let written: { readonly mark: Mark; readonly words: string } | null = null;

  const placed = computed(() =>
    reading.prepared === null ? [] : placeMarks(marks.value, reading.prepared),
  );

  watch(
    () => reading.current,
    (opened) => {
      marks.value = opened?.bookmarks ?? [];
      editing.value = null;
      if (!marks.value.some(({ id }) => id === active.value)) active.value = null;
    },
    // A page that opens at a bookmark asks for its place at once.
    { immediate: true, flush: 'sync' },
  );

  /** Puts an answer's bookmark in both lists in place of what they had, or takes it out when it is deleted. */
  function take(answer: Result<Mark>): Result<Mark> {
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok) return answer;
    const mark = answer.value;
    if (mark.articleId === reading.openId) marks.value = withMark(marks.value, mark);
    if (everyMark.value !== null) everyMark.value = withMark(everyMark.value, mark);
    return answer;
  }

  /** Copies a stretch of the open article, as it was written. */
  async function copy({ start, end }: Span): Promise<void> {
    const text = reading.prepared?.text.slice(start, end) ?? '';
    if (text !== '') await api.ask('text:copy', { text });
  }

  /** Takes note of something made, so that it can be undone. */
  function made({ id }: Mark): void {
    const [undo, redo] = [() => setRemoved(id, true), () => setRemoved(id, false)];
    history.did({ kind: 'addMark', count: 1, undo, redo }, 'quiet');
  }

  /**
   * Marks a stretch of the open article as it is said; a mark that is just there becomes so instead. Without
   * words on how, it is a bookmark. Answers the mark as it is then, null when that failed.
   */
  async function add(wanted: Span, how: MarkChange = {}): Promise<Mark | null> {
    const { openId, prepared } = reading;
    if (openId === null || prepared === null) return null;
    const span = trimmedSpan(prepared.text, wanted);
    const same = placed.value.find(
      (mark) => mark.span?.start === span.start && mark.span.end === span.end,
    )?.mark;
    if (same !== undefined) return (await change(same, how)) ? current(same) : null;
    const selector = describe(prepared.text, span.start, span.end);
    const added = take(await api.ask('marks:add', { articleId: openId, selector, ...how }));
    if (!added.ok) return null;
    made(added.value);
    return added.value;
  }

  /** Marks the article itself, for a note on the whole of it; the mark that is there for that already, if there is one. */
  async function addToArticle(): Promise<Mark | null> {
    const { openId } = reading;
    const there = placed.value.find(({ ofArticle }) => ofArticle)?.mark;
    if (openId === null || there !== undefined) return there ?? null;
    const added = take(await api.ask('marks:add', { articleId: openId }));
    if (!added.ok) return null;
    made(added.value);
    return added.value;
  }

  /** A mark as it is now. */
  const current = (mark: Mark): Mark => marks.value.find(({ id }) => id === mark.id) ?? mark;

  /** Bookmarks the selection, or else the paragraph in view; null when no text is there. */
  async function addHere(): Promise<Mark | null> {
    const span = reading.page?.selected() ?? reading.page?.paragraph() ?? null;
    return span === null ? null : add(span);
  }

  /** Shows the list beside the article with a mark open for changes, its note or its tags first. */
  function edit(id: string | null, part: 'note' | 'tags' = 'note'): void {
    if (id !== null) asideShown.value = true;
    editing.value = id;
    editedPart.value = part;
    draft.value = null;
  }

  async function setRemoved(id: string, isRemoved: boolean): Promise<Outcome> {
    return outcomeOf(take(await api.ask(isRemoved ? 'marks:remove' : 'marks:restore', { id })));
  }

  /** Puts something else in the place of what a mark says, if that is still what is expected there. */
  async function replace(mark: Mark, expected: MarkChange, wanted: MarkChange): Promise<Outcome> {
    const { id, articleId } = mark;
    const known = await api.ask('marks:list', { articleId });
    if (!known.ok) return outcomeOf(known);
    const now = known.value.find((other) => other.id === id);
    if (now === undefined) return { kind: 'gone' };
    if (!isSaid(now, expected)) return { kind: 'changed' };
    return outcomeOf(take(await api.ask('marks:change', { id, change: wanted })));
  }

  /** Changes a mark, because the reader said so or so that what was typed is not lost; true when it is safe. */
  async function change(
    mark: Mark,
    wanted: MarkChange,
    kind: 'changeMark' | 'note' | 'keepNote' | 'attachMark' = 'changeMark',
  ): Promise<boolean> {
    if (isSaid(mark, wanted)) return true;
    const before = saidOf(mark, wanted);
    const saved = take(await api.ask('marks:change', { id: mark.id, change: wanted }));
    if (!saved.ok) return false;
    const [undo, redo] = [() => replace(mark, wanted, before), () => replace(mark, before, wanted)];
    history.did({ kind, count: 1, undo, redo }, kind === 'keepNote' ? 'told' : 'quiet');
    return true;
  }

  /** Gives a mark that has lost its place, or any other, the place of a stretch of the open article. */
  async function attach(mark: Mark, wanted: Span): Promise<boolean> {
    const { prepared } = reading;
    if (prepared === null) return false;
    const span = trimmedSpan(prepared.text, wanted);
    const selector = describe(prepared.text, span.start, span.end);
    return change(mark, { selector }, 'attachMark');
  }

  /** Leaves a bookmark's note as it was; to undo that is to go on writing where that was left. */
  function discardNote(mark: Mark, typed: string): void {
    const goOn = async (): Promise<Outcome> => {
      const known = await api.ask('marks:list', { articleId: mark.articleId });
      if (!known.ok) return outcomeOf(known);
      if (!known.value.some(({ id }) => id === mark.id)) return { kind: 'gone' };
      await visit(mark);
      const { state } = reading;
      if (state.kind === 'failed') return { kind: 'failed', failure: state.failure };
      edit(mark.id);
      draft.value = typed;
      return { kind: 'done', gone: 0 };
    };
    history.did({ kind: 'discardNote', count: 1, undo: goOn, redo: null });
  }

  /** Takes note of what stands in a note's editor: if the page goes before it is saved, that is saved. */
  function keepWritten(mark: Mark, words: string | null): void {
    written = words === null || words === mark.note ? null : { mark, words };
  }

  useLeavingStore().before(async () => {
    if (written !== null) await change(written.mark, { note: written.words }, 'keepNote');
  });

  /** Deletes a bookmark with its note, which is saved first if it is being written. True when it is gone. */
  async function remove(id: string): Promise<boolean> {
    if (editing.value === id) editing.value = null;
    if (noting.value === id) noting.value = null;
    await nextTick();
    const removed = await setRemoved(id, true);
    if (removed.kind !== 'done') return false;
    const [undo, redo] = [() => setRemoved(id, false), () => setRemoved(id, true)];
    history.did({ kind: 'removeMark', count: 1, undo, redo });
    return true;
  }

  /** The stretch of the open article that a bookmark marks; null when it has lost its place. */
  function spanOf(id: string): Span | null {
    return placed.value.find(({ mark }) => mark.id === id)?.span ?? null;
  }

  /** Goes to a bookmark, opening its article first when another is on the page. */
  async function visit(mark: Mark): Promise<void> {
    await reading.open(mark.articleId, { bookmarkId: mark.id });
  }

  /** Asks for the bookmarks of the whole library, and again whenever the library has changed. */
  async function loadEvery(): Promise<void> {
    const answer = await api.ask('marks:every', {});
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok) everyMark.value = answer.value;
  }

  /** Asks for the bookmarks of the open article: another program may have made some. */
  async function loadPlaced(): Promise<void> {
    const articleId = reading.openId;
    if (articleId === null) return;
    const answer = await api.ask('marks:list', { articleId });
    if (!answer.ok || articleId !== reading.openId) return;
    // News come at every rest of the page, too: marks that are the same are not drawn again.
    if (!isSameMarks(answer.value, marks.value)) marks.value = answer.value;
  }

  /** Asks for the bookmarks of one article alone, among ten thousand of others. */
  async function loadOf(articleId: string): Promise<void> {
    const answer = await api.ask('marks:list', { articleId });
    if (!answer.ok || everyMark.value === null) return;
    everyMark.value = withMarksOf(everyMark.value, articleId, answer.value);
  }

  const reload = (isOld: boolean): void => {
    if (!isOld) return;
    if (everyMark.value !== null) void loadEvery();
    void loadPlaced();
  };
  api.on('library:changed', () => reload(true));
  api.on('articles:changed', ({ moved, marked }) => reload(moved || marked === true));
  api.on('article:changed', ({ id }) => {
    if (everyMark.value !== null) void loadOf(id);
    if (id === reading.openId) void loadPlaced();
  });

  return {
    ...{ placed, everyMark, failure, asideShown, active, editing, editedPart, noting, draft },
    ...{ add, addToArticle, addHere, edit, change, attach, discardNote, keepWritten },
    ...{ copy, remove, spanOf, visit, loadEvery },
  };
});
