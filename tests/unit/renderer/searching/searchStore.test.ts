import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Request } from '#shared/api';
import { useSearchStore } from '../../../../src/renderer/searching/searchStore';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';

let api: FakeApi;

function begin(options = {}): ReturnType<typeof useSearchStore> {
  api = createFakeApi(options);
  vi.stubGlobal('window', { maqal: api });
  setActivePinia(createPinia());
  return useSearchStore();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const questions = (): Request<'search:query'>[] =>
  api.asked.flatMap(({ name, request }) =>
    name === 'search:query' ? [request as Request<'search:query'>] : [],
  );
const asked = (): string[] => questions().map(({ text }) => text);

async function type(search: ReturnType<typeof useSearchStore>, text: string): Promise<void> {
  search.query = text;
  await vi.advanceTimersByTimeAsync(0); // Vue's watchers
}

it('asks from the first letter on, without waiting', async () => {
  const search = begin();
  await type(search, 'ا');
  expect(asked()).toEqual(['ا']);
  await type(search, 'السلاحف');
  expect(search.answer?.total).toBe(1);
  expect(search.answered.text).toBe('السلاحف');
});

it('asks at each letter, so that what is under way can be left, and shows the newest alone', async () => {
  const search = begin();
  api.delay('search:query', 50);
  const typed = ['ا', 'الس', 'السل', 'السلاحف'];
  for (const text of typed) await type(search, text);
  expect(asked()).toEqual(typed);
  expect(search.answer).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(search.answer?.total).toBe(1);
});

it('keeps an answer until the next is there, and drops a late one to earlier words', async () => {
  const search = begin();
  await type(search, 'القناطر');
  api.delay('search:query', 500);
  await type(search, 'السلاحف');
  await vi.advanceTimersByTimeAsync(100);
  expect(search.answered.text).toBe('القناطر');
  api.delay('search:query', 10);
  await type(search, 'الخبز');
  const seen: string[] = [];
  for (let at = 0; at < 60; at += 1) {
    await vi.advanceTimersByTimeAsync(10);
    seen.push(search.answered.text);
  }
  expect([...new Set(seen)]).toEqual(['الخبز']);
  expect(search.answer?.hits[0]?.title).toContain('الخبز');
});

it('is shown only when there is something to show', async () => {
  const search = begin();
  api.delay('search:query', 100);
  await type(search, 'السلاحف');
  expect([search.isActive, search.isShown, search.searching]).toEqual([true, false, true]);
  await vi.advanceTimersByTimeAsync(200);
  expect([search.isShown, search.searching]).toEqual([true, false]);
});

it('forgets everything when the field is emptied, late answers too', async () => {
  const search = begin();
  api.delay('search:query', 500);
  await type(search, 'السلاحف');
  search.setStrict(['hamza'], true);
  search.clear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(search.isActive).toBe(false);
  expect(search.answer).toBeNull();
  expect(search.searching).toBe(false);
  expect(search.strict.size).toBe(0);
});

it('does not ask for blanks, nor for more than the contract takes', async () => {
  const search = begin();
  await type(search, '   ');
  expect(asked()).toEqual([]);
  await type(search, 'ب'.repeat(600));
  expect(asked()).toEqual(['ب'.repeat(500)]);
});

it('tells the index of a space after the last word, once, for it ends that word', async () => {
  const search = begin();
  for (const typed of ['كتب', 'كتب ', 'كتب  ', ' كتب الن']) await type(search, typed);
  expect(asked()).toEqual(['كتب', 'كتب ', 'كتب الن']);
});

it('asks again when a rule is made strict', async () => {
  const search = begin();
  await type(search, 'المغناطيسيه');
  expect(search.answer?.hits[0]?.rules).toEqual(['taMarbuta']);
  search.setStrict(['taMarbuta', 'typo', 'stem'], true);
  await vi.advanceTimersByTimeAsync(0);
  expect(questions().at(-1)?.strict).toEqual(['taMarbuta', 'stem', 'typo']);
  expect(search.answer?.total).toBe(0);
});

it('asks for the hits in sight first, then for some beyond, and for more near the end of those, once', async () => {
  const search = begin({ articles: 400 });
  await type(search, 'السلاحف');
  expect(search.answer?.hits).toHaveLength(16);
  for (const _painted of [1, 2]) {
    search.fill();
    await vi.advanceTimersByTimeAsync(0);
    expect(search.answer?.hits).toHaveLength(50);
  }
  search.more();
  await vi.advanceTimersByTimeAsync(0);
  expect(search.answer?.hits).toHaveLength(67);
  search.more();
  await vi.advanceTimersByTimeAsync(0);
  expect(questions().map(({ limit }) => limit)).toEqual([16, 50, 300]);
  await type(search, 'القناطر');
  expect(questions().at(-1)?.limit).toBe(16);
});

it('shows the bookmarks where there are no articles, and articles again where there are no bookmarks', async () => {
  const search = begin({ marks: [{ article: 0, quote: 'غير أن المجال', note: 'للمراجعة' }] });
  await type(search, 'للمراجعة');
  expect(search.view).toBe('marks');
  await type(search, 'القناطر');
  expect(search.view).toBe('articles');
  await type(search, 'غير');
  expect(search.view).toBe('articles');
  search.view = 'marks';
  await type(search, 'غير أن');
  expect(search.view).toBe('marks');
});

it('asks again while articles are still being indexed, and no longer', async () => {
  const search = begin({ found: { pending: 2 } });
  await type(search, 'السلاحف');
  await vi.advanceTimersByTimeAsync(2500);
  expect(asked()).toHaveLength(3);
  search.clear();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked()).toHaveLength(3);
});

it('tells a failure, and asks again when the library has changed', async () => {
  const search = begin();
  api.fail('search:query', 'internal');
  await type(search, 'السلاحف');
  expect(search.failure?.code).toBe('internal');
  api.fail('search:query', null);
  api.announce('library:changed', {});
  await vi.advanceTimersByTimeAsync(0);
  expect(search.failure).toBeNull();
  expect(search.answer?.total).toBe(1);
});
