// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describe as selectorOf } from '#shared/text/anchor';
import { useHistoryStore } from '../../../../src/renderer/history/historyStore';
import { useMarkingStore } from '../../../../src/renderer/marking/markingStore';
import { useReadingStore } from '../../../../src/renderer/reading/readingStore';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';
import { sampleArticle } from '../../../support/samples';

const [first, second] = [sampleArticle(0).id, sampleArticle(1).id];
let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  vi.stubGlobal('maqal', api);
  setActivePinia(createPinia());
});
afterEach(() => vi.unstubAllGlobals());

async function opened(id = first) {
  const [reading, marking] = [useReadingStore(), useMarkingStore()];
  await reading.open(id);
  const { text = '' } = reading.prepared ?? {};
  return { reading, marking, text };
}

describe('adding', () => {
  it('marks a stretch without the spaces at its ends', async () => {
    const { marking, text } = await opened();
    const space = text.indexOf(' ', 5);
    await marking.add({ start: space, end: text.indexOf(' ', space + 8) + 1 });
    const [mark] = marking.placed;
    expect(mark?.bookmark.selector.quote.exact).toMatch(/^\S.*\S$/u);
    expect(mark?.span?.start).toBe(space + 1);
    expect(mark?.whole).toBe(false);
  });

  it('does not mark the same place twice', async () => {
    const { marking } = await opened();
    const once = await marking.add({ start: 0, end: 10 });
    const again = await marking.add({ start: 0, end: 10 });
    expect(again).toEqual(once);
    expect(marking.placed).toHaveLength(1);
  });

  it('takes the selection, else the paragraph in view', async () => {
    const { marking, reading, text } = await opened();
    const [, paragraph] = reading.prepared?.blocks ?? [];
    if (paragraph === undefined) throw new Error('too short a sample');
    const selected = { start: 2, end: 9 };
    const page = { goTo: vi.fn(), visit: vi.fn(), toTop: vi.fn(), paragraph: () => paragraph };
    reading.page = { ...page, selected: () => selected };
    const words = await marking.addHere();
    expect(words?.selector.quote.exact).toBe(text.slice(2, 9).trim());
    reading.page = { ...page, selected: () => null };
    await marking.addHere();
    expect(marking.placed.map(({ whole }) => whole)).toEqual([false, true]);
    reading.page = null;
    expect(await marking.addHere()).toBeNull();
  });

  it('tells why it failed', async () => {
    const { marking } = await opened();
    api.fail('marks:add', 'disk-full');
    expect(await marking.add({ start: 0, end: 4 })).toBeNull();
    expect(marking.failure).toEqual({ code: 'disk-full' });
    expect(marking.placed).toEqual([]);
  });
});

describe('bookmarks', () => {
  it('stand in the order of the text, with their notes', async () => {
    const { marking, text } = await opened();
    const late = await marking.add({ start: text.length - 6, end: text.length });
    const early = await marking.add({ start: 0, end: 6 });
    if (late === null) throw new Error('not added');
    await marking.setNote(late, 'ملاحظة');
    expect(marking.placed.map(({ bookmark }) => bookmark.id)).toEqual([early?.id, late.id]);
    expect(marking.placed[1]?.bookmark.note).toBe('ملاحظة');
  });

  it('come back whole when a deletion is undone', async () => {
    const { marking } = await opened();
    await marking.loadEvery();
    const mark = await marking.add({ start: 0, end: 6 });
    if (mark === null) throw new Error('not added');
    await marking.setNote(mark, 'تبقى');
    marking.edit(mark.id);
    expect(await marking.remove(mark.id)).toBe(true);
    expect(marking.placed).toEqual([]);
    expect(marking.everyBookmark).toEqual([]);
    expect(marking.editing).toBeNull();
    await useHistoryStore().turn('undo');
    expect(marking.placed[0]?.bookmark.note).toBe('تبقى');
    expect(marking.everyBookmark).toHaveLength(1);
  });

  it('that lost their place are kept with their quote', async () => {
    const selector = selectorOf('نص لم يبق منه شيء', 0, 17);
    await api.ask('marks:add', { articleId: first, selector, note: '' });
    const { marking } = await opened();
    expect(marking.placed).toMatchObject([{ span: null, bookmark: { selector } }]);
  });

  it('of another article go with it', async () => {
    const { marking, reading } = await opened();
    const mark = await marking.add({ start: 0, end: 6 });
    await reading.open(second);
    expect(marking.placed).toEqual([]);
    if (mark === null) throw new Error('not added');
    await marking.visit(mark);
    expect(reading.openId).toBe(first);
    expect(reading.destination.bookmarkId).toBe(mark.id);
    expect(marking.spanOf(mark.id)).toEqual({ start: 0, end: marking.placed[0]?.span?.end });
  });
});

describe('the library’s list', () => {
  it('is asked for when it is wanted, and follows the library from then on', async () => {
    const marking = useMarkingStore();
    api.announce('library:changed', {});
    expect(api.asked).toEqual([]);
    await marking.loadEvery();
    const selector = selectorOf('كلمة', 0, 4);
    await api.ask('marks:add', { articleId: second, selector, note: '' });
    await vi.waitFor(() => expect(marking.everyBookmark).toHaveLength(1));
  });

  it('tells why it could not be read', async () => {
    api.fail('marks:list', 'internal');
    const marking = useMarkingStore();
    await marking.loadEvery();
    expect(marking.everyBookmark).toBeNull();
    expect(marking.failure).toEqual({ code: 'internal' });
  });
});
