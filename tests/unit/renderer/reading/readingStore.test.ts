// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describe as selectorOf } from '#shared/text/anchor';
import { useReadingStore } from '../../../../src/renderer/reading/readingStore';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';
import { sampleArticle, unread } from '../../../support/samples';

const [first, second] = [sampleArticle(0).id, sampleArticle(1).id];
const place = selectorOf('نص المقال كله هنا', 4, 10);
let api: FakeApi;

beforeEach(() => {
  vi.useFakeTimers();
  api = createFakeApi();
  vi.stubGlobal('maqal', api);
  setActivePinia(createPinia());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const changes = (id: string): unknown[] =>
  api.asked
    .filter(
      ({ name, request }) => name === 'reading:change' && (request as { id: string }).id === id,
    )
    .map(({ request }) => (request as { change: unknown }).change);

async function opened(id: string) {
  const store = useReadingStore();
  await store.open(id);
  // The samples are in all states; these tests begin where nobody has read.
  await api.ask('reading:change', { id, change: { status: 'unread', place: null, progress: 0 } });
  await store.close();
  await store.open(id);
  return store;
}

describe('opening', () => {
  it('shows the article with its text and begins to read it', async () => {
    const store = await opened(first);
    expect(store.current?.article.id).toBe(first);
    expect(store.prepared?.blocks.length).toBeGreaterThan(0);
    expect(store.record?.status).toBe('reading');
    expect(changes(first).at(-1)).toMatchObject({ status: 'reading' });
  });

  it('leaves a finished article finished', async () => {
    await api.ask('reading:change', { id: first, change: { status: 'read' } });
    const store = useReadingStore();
    await store.open(first);
    expect(store.record?.status).toBe('read');
  });

  it('shows the one asked for last, whichever comes first', async () => {
    const store = useReadingStore();
    api.delay('library:open', 500);
    const slow = store.open(first);
    api.delay('library:open', 10);
    const quick = store.open(second);
    expect(store.state.kind).toBe('empty');
    await vi.advanceTimersByTimeAsync(600);
    await Promise.all([slow, quick]);
    expect(store.openId).toBe(second);
  });

  it('says why it failed, and tries again', async () => {
    api.fail('library:open', 'not-found');
    const store = useReadingStore();
    await store.open(first);
    expect(store.state).toEqual({ kind: 'failed', id: first, failure: { code: 'not-found' } });
    api.fail('library:open', null);
    await store.retry();
    expect(store.openId).toBe(first);
  });

  it('only goes elsewhere in an article that is open', async () => {
    const store = await opened(first);
    const asked = api.asked.length;
    await store.open(first, { find: { text: 'كلمة', strict: ['hamza'] } });
    expect(store.destination).toEqual({
      find: { text: 'كلمة', strict: ['hamza'] },
      bookmarkId: null,
    });
    await store.open(first);
    expect(store.destination.find?.text).toBe('كلمة');
    expect(api.asked).toHaveLength(asked);
  });
});

describe('the place', () => {
  it('is saved once the page rests', async () => {
    const store = await opened(first);
    const before = changes(first).length;
    store.moved(place, 0.3);
    await vi.advanceTimersByTimeAsync(700);
    store.moved(place, 0.4);
    await vi.advanceTimersByTimeAsync(700);
    expect(changes(first)).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(400);
    expect(changes(first).slice(before)).toEqual([{ place, progress: 0.4 }]);
    expect(store.record?.place).toEqual(place);
  });

  it.each([
    ['another article is opened', () => useReadingStore().open(second)],
    ['the article is closed', () => useReadingStore().close()],
    ['the window goes', () => void window.dispatchEvent(new Event('pagehide'))],
  ])('is saved at once when %s', async (_, leave) => {
    const store = await opened(first);
    store.moved(place, 0.5);
    await leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(changes(first).at(-1)).toEqual({ place, progress: 0.5 });
    expect(changes(second).every((change) => !('place' in (change as object)))).toBe(true);
  });

  it('is not saved when it is where it was', async () => {
    const store = await opened(first);
    const before = changes(first).length;
    store.moved(null, 0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(changes(first)).toHaveLength(before);
  });

  it('makes an article read at its end, unless the reader says otherwise', async () => {
    const store = await opened(first);
    store.moved(place, 0.97);
    await store.flush();
    expect(store.record?.status).toBe('reading');
    store.moved(place, 0.98);
    await store.flush();
    expect(store.record?.status).toBe('read');
    const { useLibraryStore } = await import('../../../../src/renderer/library/libraryStore');
    await useLibraryStore().start();
    await vi.advanceTimersByTimeAsync(5);
    store.chooseStatus();
    await api.ask('reading:change', { id: first, change: { status: 'unread' } });
    await vi.advanceTimersByTimeAsync(5);
    store.moved(null, 1);
    await store.flush();
    expect(store.record).toMatchObject({ status: 'unread', progress: 1, place: null });
  });

  it('tells when it could not be saved', async () => {
    const store = await opened(first);
    api.fail('reading:change', 'disk-full');
    store.moved(place, 0.5);
    await store.flush();
    expect(store.failure).toEqual({ code: 'disk-full' });
  });
});

describe('the record', () => {
  it('follows what the list says later', async () => {
    const store = await opened(first);
    const { useLibraryStore } = await import('../../../../src/renderer/library/libraryStore');
    await useLibraryStore().start();
    await vi.advanceTimersByTimeAsync(5);
    await api.ask('reading:change', { id: first, change: { starred: true } });
    await vi.advanceTimersByTimeAsync(5);
    expect(store.record?.starred).toBe(true);
    expect(unread(first).starred).toBe(false);
  });
});
