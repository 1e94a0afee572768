import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { OpenedArticle } from '#shared/library';
import type { ReadingChange, ReadingRecord, Selector } from '#shared/marks';
import type { Failure, Result } from '#shared/result';
import type { Request } from '#shared/api';
import { api } from '../bridge';
import { useLeavingStore } from '../library/leavingStore';
import { useLibraryStore } from '../library/libraryStore';
import { useSettingsStore } from '../settings/settingsStore';
import type { Destination, PageView } from './pageView';
import { prepareArticle, type PreparedArticle } from './parts';

/** A place is saved when the page has rested this long, in milliseconds. */
const restTime = 1000;
/** This much of an article counts as all of it. */
const readShare = 0.98;
/** An article that has been on its way for this long, in milliseconds, is waited for on an empty page. */
const longWait = 200;

type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading'; readonly id: string }
  | { readonly kind: 'failed'; readonly id: string; readonly failure: Failure }
  | { readonly kind: 'open'; readonly opened: OpenedArticle; readonly prepared: PreparedArticle };

const nowhere: Destination = { find: null, bookmarkId: null };

/** The article on the page: opening it, where in it the reader is, and what the reader does with it. */
export const useReadingStore = defineStore('reading', () => {
  const settings = useSettingsStore();
  const state = shallowRef<State>({ kind: 'empty' });
  const destination = shallowRef<Destination>(nowhere);
  const record = shallowRef<ReadingRecord | null>(null);
  /** How far down the page is now, 0 to 1. */
  const progress = shallowRef(0);
  const page = shallowRef<PageView | null>(null);
  const failure = shallowRef<Failure | null>(null);

  const current = computed(() => (state.value.kind === 'open' ? state.value.opened : null));
  const prepared = computed(() => (state.value.kind === 'open' ? state.value.prepared : null));
  const openId = computed(() => current.value?.article.id ?? null);

  /** The wait for the article that was last asked for. */
  let awaited: ReturnType<typeof setTimeout> | undefined;
  let pending: ReadingChange = {};
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** The reader said how far read this is; scrolling says no more about it until it is opened again. */
  let statusChosen = false;

  /** Where nothing can be saved, what the reader did not ask for in so many words fails for nobody. */
  async function keep(id: string, wanted: ReadingChange): Promise<void> {
    if (settings.restriction === null) await change(id, wanted);
  }

  async function change(id: string, wanted: ReadingChange): Promise<void> {
    const answer = await api.ask('reading:change', { id, change: wanted });
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok && id === openId.value) record.value = answer.value;
  }

  /** Saves at once what waits to be saved of the place; call it before the page goes. */
  async function flush(): Promise<void> {
    clearTimeout(rest);
    const id = openId.value;
    const waiting = pending;
    pending = {};
    if (id !== null && Object.keys(waiting).length > 0) await keep(id, waiting);
  }

  /** Waits no longer for an article that was asked for; should it come, it is not shown. */
  function stopWaiting(): void {
    clearTimeout(awaited);
    awaited = undefined;
  }

  /**
   * Shows an article where reading stopped, or at the first match of `find`, or at a bookmark. One
   * that is already open stays and only goes there. What is open stays until the other one is there, so that
   * the page changes once; only a long wait is shown.
   */
  async function open(id: string, to: Partial<Destination> = {}): Promise<void> {
    stopWaiting();
    if (id === openId.value) {
      if (to.find !== undefined || to.bookmarkId !== undefined) {
        destination.value = { ...nowhere, ...to };
      }
      return;
    }
    const own = setTimeout(() => {
      void flush();
      state.value = { kind: 'loading', id };
    }, longWait);
    awaited = own;
    const answer = await api.ask('library:open', { id });
    if (awaited !== own) return; // another one was opened, or this one closed, meanwhile
    stopWaiting();
    void flush();
    if (!answer.ok) {
      state.value = { kind: 'failed', id, failure: answer.error };
      return;
    }
    const opened = answer.value;
    destination.value = { ...nowhere, ...to };
    record.value = opened.reading;
    progress.value = opened.reading.progress;
    statusChosen = false;
    state.value = { kind: 'open', opened, prepared: prepareArticle(opened.article.body) };
    const openedAt = new Date().toISOString();
    const begun = opened.reading.status === 'unread' ? { status: 'reading' as const } : {};
    await keep(id, { openedAt, ...begun });
  }

  /** Tries again to open the article that could not be opened. */
  async function retry(): Promise<void> {
    if (state.value.kind !== 'failed') return;
    const { id } = state.value;
    state.value = { kind: 'loading', id };
    await open(id);
  }

  /** Puts the article away; its place is saved. */
  async function close(): Promise<void> {
    stopWaiting();
    const saved = flush();
    state.value = { kind: 'empty' };
    record.value = null;
    await saved;
  }

  /** Takes note of where the page is now (null at its very top) and how far that is, and saves it at rest. */
  function moved(place: Selector | null, share: number): void {
    progress.value = share;
    const before = { ...record.value, ...pending };
    const samePlace = JSON.stringify(place) === JSON.stringify(before.place ?? null);
    const finished = share >= readShare && before.status !== 'read' && !statusChosen;
    if (samePlace && !finished && Math.abs(share - (before.progress ?? 0)) < 0.001) return;
    pending = { ...pending, place, progress: share, ...(finished ? { status: 'read' } : {}) };
    clearTimeout(rest);
    rest = setTimeout(() => void flush(), restTime);
  }

  /** Leaves it to the reader from now on how far read the open article is, whatever its place. */
  function chooseStatus(): void {
    statusChosen = true;
    pending = { ...pending };
    delete pending.status;
  }

  /** Has an article's file (the open one's) read again as the reader wishes, and shows what comes of it if it is open. */
  async function reread(
    wish: Omit<Request<'article:reread'>, 'id'>,
    id = openId.value,
  ): Promise<Result<OpenedArticle>> {
    if (id === null) return { ok: false, error: { code: 'not-found' } };
    await flush();
    const answer = await api.ask('article:reread', { id, ...wish });
    if (answer.ok && id === openId.value) showInPlace(answer.value);
    return answer;
  }

  /** Shows another reading of the open article where the reader is in it. */
  function showInPlace(opened: OpenedArticle): void {
    record.value = opened.reading;
    destination.value = nowhere;
    state.value = { kind: 'open', opened, prepared: prepareArticle(opened.article.body) };
  }

  /** Asks for the open article anew when another program has had its file read again. */
  async function renew(ids: readonly string[]): Promise<void> {
    const id = openId.value;
    if (id === null || !ids.includes(id)) return;
    await flush();
    const answer = await api.ask('library:open', { id });
    if (answer.ok && id === openId.value) showInPlace(answer.value);
  }
  api.on('articles:replaced', ({ ids }) => void renew(ids));

  /** Offers to open an article's link in the system's browser. */
  async function openLink(address: string): Promise<void> {
    const answer = await api.ask('link:open', { address });
    failure.value = answer.ok ? null : answer.error;
  }

  /** Tells that the open article's text has been laid out with its fonts. */
  async function drawn(id: string): Promise<void> {
    await api.ask('page:drawn', { id });
  }

  // The list and the terminal change records too: whatever is newer counts.
  const library = useLibraryStore();
  watch(
    () => (openId.value === null ? undefined : library.byId.get(openId.value)?.reading),
    (row) => {
      // A merge may bring an older change than the last one here.
      if (row !== undefined && row.updatedAt >= (record.value?.updatedAt ?? '')) record.value = row;
    },
  );

  useLeavingStore().before(flush);
  window.addEventListener('pagehide', () => void flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
  });

  return {
    ...{ state, current, prepared, openId, destination, record, progress, page, failure },
    ...{ open, retry, close, flush, moved, chooseStatus, reread },
    ...{ openLink, drawn },
  };
});
