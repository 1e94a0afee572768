import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { Bookmark } from '#shared/marks';
import type { Failure, Result } from '#shared/result';
import { describe } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import { api } from '../bridge';
import { useLeavingStore } from '../library/leavingStore';
import { useReadingStore } from '../reading/readingStore';
import { placeMarks } from './placedMarks';
import { trimmedSpan } from './trimmedSpan';

/** The reader's bookmarks: those of the open article with their places, and those of the whole library. */
export const useMarkingStore = defineStore('marking', () => {
  const reading = useReadingStore();
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
  let draft: { readonly id: string; readonly note: string } | null = null;

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
  function take(answer: Result<Bookmark>): Bookmark | null {
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok) return null;
    const bookmark = answer.value;
    const taken = (list: readonly Bookmark[]): readonly Bookmark[] => {
      const others = list.filter(({ id }) => id !== bookmark.id);
      return bookmark.deletedAt === null ? [...others, bookmark] : others;
    };
    if (bookmark.articleId === reading.openId) bookmarks.value = taken(bookmarks.value);
    if (everyBookmark.value !== null) everyBookmark.value = taken(everyBookmark.value);
    return bookmark;
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
    return take(await api.ask('marks:add', { articleId: openId, selector, note: '' }));
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
  }

  /** Saves a bookmark's note; true when it is safe. */
  async function setNote(id: string, note: string): Promise<boolean> {
    return take(await api.ask('marks:note', { id, note })) !== null;
  }

  /** Takes note of what stands in a note's editor: if the page goes before it is saved, that is saved. */
  function keepDraft(id: string, note: string | null): void {
    draft = note === null ? null : { id, note };
  }

  useLeavingStore().before(async () => {
    if (draft !== null) await setNote(draft.id, draft.note);
  });

  /** Deletes a bookmark; `restore` brings it back. True when it is gone. */
  async function remove(id: string): Promise<boolean> {
    if (editing.value === id) editing.value = null;
    return take(await api.ask('marks:remove', { id })) !== null;
  }

  /** Brings a deleted bookmark back with its note. */
  async function restore(id: string): Promise<void> {
    take(await api.ask('marks:restore', { id }));
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

  for (const news of ['library:changed', 'article:changed'] as const) {
    api.on(news, () => {
      if (everyBookmark.value !== null) void loadEvery();
    });
  }

  return {
    ...{ placed, everyBookmark, failure, asideShown, active, editing, noting },
    ...{ add, addHere, edit, setNote, keepDraft, remove, restore, spanOf, visit, loadEvery },
  };
});
