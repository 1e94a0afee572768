import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSearchStore } from '../../../../src/renderer/searching/searchStore';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';

let api: FakeApi;

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  api = createFakeApi();
  vi.stubGlobal('window', { maqal: api });
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = (): unknown[] => api.asked.map(({ request }) => (request as { text: string }).text);

async function type(search: ReturnType<typeof useSearchStore>, text: string): Promise<void> {
  search.query = text;
  await vi.advanceTimersByTimeAsync(0); // Vue's watchers
}

it('asks once for words typed in one go', async () => {
  const search = useSearchStore();
  for (const text of ['ا', 'الس', 'السلاحف']) await type(search, text);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked()).toEqual(['السلاحف']);
  expect(search.answer?.total).toBe(1);
  expect(search.answered).toBe('السلاحف');
});

it('drops a late answer to earlier words', async () => {
  const search = useSearchStore();
  api.delay('search:query', 500);
  await type(search, 'السلاحف');
  await vi.advanceTimersByTimeAsync(100);
  api.delay('search:query', 10);
  await type(search, 'القناطر');
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked()).toEqual(['السلاحف', 'القناطر']);
  expect(search.answer?.hits[0]?.title).toContain('القناطر');
});

it('forgets everything when the field is emptied, late answers too', async () => {
  const search = useSearchStore();
  api.delay('search:query', 500);
  await type(search, 'السلاحف');
  await vi.advanceTimersByTimeAsync(100);
  search.clear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(search.isActive).toBe(false);
  expect(search.answer).toBeNull();
  expect(search.searching).toBe(false);
});

it('does not ask for blanks, nor for more than the contract takes', async () => {
  const search = useSearchStore();
  await type(search, '   ');
  await vi.advanceTimersByTimeAsync(100);
  expect(asked()).toEqual([]);
  await type(search, 'ب'.repeat(600));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked()).toEqual(['ب'.repeat(500)]);
});

it('tells a failure, and asks again when the library has changed', async () => {
  const search = useSearchStore();
  api.fail('search:query', 'internal');
  await type(search, 'السلاحف');
  await vi.advanceTimersByTimeAsync(100);
  expect(search.failure?.code).toBe('internal');
  api.fail('search:query', null);
  api.announce('library:changed', {});
  await vi.advanceTimersByTimeAsync(0);
  expect(search.failure).toBeNull();
  expect(search.answer?.total).toBe(1);
});
