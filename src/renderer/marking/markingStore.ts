import { defineStore } from 'pinia';
import { computed, nextTick, shallowRef, watch } from 'vue';
import type { Bookmark } from '#shared/marks';
import type { Failure, Result } from '#shared/result';
import { describe } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import { api } from '../bridge';
import { outcomeOf, type Deed, type DeedKind, type Outcome } from '../history/deeds';
import { useHistoryStore } from '../history/historyStore';
import { useLeavingStore } from '../library/leavingStore';
import { useReadingStore } from '../reading/readingStore';
import { placeMarks } from './placedMarks';
import { trimmedSpan } from './trimmedSpan';

/** The reader's bookmarks: those of the open article with their places, and those of the whole library. */
export const useMarkingStore = defineStore('marking', () => {
  const reading = useReadingStore();
  const history = useHistoryStore();
  const bookmarks = shallowRef<readonly Bookmark[]>([]);
  const everyBookmark = shallowRef<readonly Bookmark[] | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** Whether the list beside the article is shown. */
  const asideShown = shallowRef(false);
  /** The bookmark that the reader has just gone to. */
  const active = shallowRef<string | null>(null);
  /** The bookmark whose note is being written beside the article, and the one in the library's list. */
  const editing = shallowRef<string | null>(null);
  const noting = shallowRef<string | null>(null);
  /** Words that were typed for the note, discarded, and wanted back. */
  const draft = shallowRef<string | null>(null);
  /** What stands in a note's editor. */
  let written: { readonly mark: Bookmark; readonly words: string } | null = null;

  const placed = computed(() =>
    reading.prepared === null ? [] : placeMarks(bookmarks.value, reading.prepared),
  );

  watch(
    () => reading.current,
    (opened) => {
      bookmarks.value = opened?.bookmarks ?? [];
      editing.value = null;
      if (!bookmarks.value.some(({ id }) => id === active.value)) active.value = null;
    },
    // A page that opens at a bookmark asks for its place at once.
    { immediate: true, flush: 'sync' },
  );

  /** Puts an answer's bookmark in both lists in place of what they had, or takes it out when it is deleted. */
  function take(answer: Result<Bookmark>): Result<Bookmark> {
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok) return answer;
    const bookmark = answer.value;
    const taken = (list: readonly Bookmark[]): readonly Bookmark[] => {
      const others = list.filter(({ id }) => id !== bookmark.id);
      return bookmark.deletedAt === null ? [...others, bookmark] : others;
    };
    if (bookmark.articleId === reading.openId) bookmarks.value = taken(bookmarks.value);
    if (everyBookmark.value !== null) everyBookmark.value = taken(everyBookmark.value);
    return answer;
  }

  /** Bookmarks a stretch of the open article; the bookmark that is already just there, if there is one. */
  async function add(wanted: Span): Promise<Bookmark | null> {
    const { openId, prepared } = reading;
    if (openId === null || prepared === null) return null;
    const span = trimmedSpan(prepared.text, wanted);
    const same = placed.value.find(
      (mark) => mark.span?.start === span.start && mark.span.end === span.end,
    );
    if (same !== undefined) return same.bookmark;
    const selector = describe(prepared.text, span.start, span.end);
    const added = take(await api.ask('marks:add', { articleId: openId, selector, note: '' }));
    if (!added.ok) return null;
    const { id } = added.value;
    history.did(
      {
        kind: 'addMark',
        count: 1,
        undo: () => setRemoved(id, true),
        redo: () => setRemoved(id, false),
      },
      'quiet',
    );
    return added.value;
  }

  /** Bookmarks the selection, or else the paragraph in view; null when no text is there. */
  async function addHere(): Promise<Bookmark | null> {
    const span = reading.page?.selected() ?? reading.page?.paragraph() ?? null;
    return span === null ? null : add(span);
  }

  /** Shows the list beside the article with a bookmark's note open for writing. */
  function edit(id: string | null): void {
    if (id !== null) asideShown.value = true;
    editing.value = id;
    draft.value = null;
  }

  async function setRemoved(id: string, isRemoved: boolean): Promise<Outcome> {
    return outcomeOf(take(await api.ask(isRemoved ? 'marks:remove' : 'marks:restore', { id })));
  }

  /** Puts other words in a note's place, if it is still the one that is expected there. */
  async function replaceNote(mark: Bookmark, expected: string, note: string): Promise<Outcome> {
    const { id, articleId } = mark;
    const known = await api.ask('marks:list', { articleId });
    if (!known.ok) return outcomeOf(known);
    const now = known.value.find((other) => other.id === id);
    if (now === undefined) return { kind: 'gone' };
    if (now.note !== expected) return { kind: 'changed' };
    return outcomeOf(take(await api.ask('marks:note', { id, note })));
  }

  const noteDeed = (mark: Bookmark, kind: DeedKind, from: string, to: string): Deed => ({
    ...{ kind, count: 1 },
    undo: () => replaceNote(mark, to, from),
    redo: () => replaceNote(mark, from, to),
  });

  /** Saves a bookmark's note, because the reader said so or so that what was typed is not lost; true when it is safe. */
  async function setNote(
    mark: Bookmark,
    note: string,
    kind: 'note' | 'keepNote' = 'note',
  ): Promise<boolean> {
    const saved = take(await api.ask('marks:note', { id: mark.id, note }));
    const how = kind === 'keepNote' ? 'told' : 'quiet';
    if (saved.ok) history.did(noteDeed(mark, kind, mark.note, note), how);
    return saved.ok;
  }

  /** Leaves a bookmark's note as it was; to undo that is to go on writing where that was left. */
  function discardNote(mark: Bookmark, typed: string): void {
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
  function keepWritten(mark: Bookmark, words: string | null): void {
    written = words === null || words === mark.note ? null : { mark, words };
  }

  useLeavingStore().before(async () => {
    if (written !== null) await setNote(written.mark, written.words, 'keepNote');
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
    return placed.value.find(({ bookmark }) => bookmark.id === id)?.span ?? null;
  }

  /** Goes to a bookmark, opening its article first when another is on the page. */
  async function visit(bookmark: Bookmark): Promise<void> {
    await reading.open(bookmark.articleId, { bookmarkId: bookmark.id });
  }

  /** Asks for the bookmarks of the whole library, and again whenever the library has changed. */
  async function loadEvery(): Promise<void> {
    const answer = await api.ask('marks:list', { articleId: null });
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok) everyBookmark.value = answer.value;
  }

  /** Asks for the bookmarks of the open article: another program may have made some. */
  async function loadPlaced(): Promise<void> {
    const articleId = reading.openId;
    if (articleId === null) return;
    const answer = await api.ask('marks:list', { articleId });
    if (!answer.ok || articleId !== reading.openId) return;
    // News come at every rest of the page, too: marks that are the same are not drawn again.
    const byId = (list: readonly Bookmark[]): string =>
      JSON.stringify([...list].sort((a, b) => (a.id < b.id ? -1 : 1)));
    if (byId(answer.value) !== byId(bookmarks.value)) bookmarks.value = answer.value;
  }

  for (const news of ['library:changed', 'article:changed'] as const) {
    api.on(news, (fact) => {
      if (everyBookmark.value !== null) void loadEvery();
      if (!('id' in fact) || fact.id === reading.openId) void loadPlaced();
    });
  }
  api.on('articles:changed', ({ moved }) => {
    if (moved && everyBookmark.value !== null) void loadEvery();
  });

  return {
    ...{ placed, everyBookmark, failure, asideShown, active, editing, noting, draft },
    ...{ add, addHere, edit, setNote, discardNote, keepWritten, remove, spanOf, visit, loadEvery },
  };
});
