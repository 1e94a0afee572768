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
    expect(mark?.mark.selector.quote.exact).toMatch(/^\S.*\S$/u);
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
    const page = {
      goTo: vi.fn(),
      visit: vi.fn(),
      toTop: vi.fn(),
      isAtTop: () => false,
      paragraph: () => paragraph,
      find: vi.fn(),
      drawAll: () => Promise.resolve(),
      stepMatch: vi.fn(),
      sentence: () => null,
      select: vi.fn(),
      offsetAt: () => null,
      boxesOf: () => [],
    };
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

describe('a stretch that is marked already', () => {
  it('becomes what it is marked as anew, and that is undone and redone', async () => {
    const { marking } = await opened();
    const history = useHistoryStore();
    await marking.add({ start: 0, end: 10 }, { kind: 'highlight', colour: 'green' });
    const again = await marking.add({ start: 0, end: 10 }, { kind: 'underline', colour: 'rose' });
    expect(again).toMatchObject({ kind: 'underline', colour: 'rose' });
    expect(marking.placed).toHaveLength(1);
    await history.turn('undo');
    expect(marking.placed[0]?.mark).toMatchObject({ kind: 'highlight', colour: 'green' });
    await history.turn('redo');
    expect(marking.placed[0]?.mark).toMatchObject({ kind: 'underline', colour: 'rose' });
    await history.turn('undo');
    await history.turn('undo');
    expect(marking.placed).toEqual([]);
  });

  it('stays as it was changed elsewhere when that is undone', async () => {
    const { marking } = await opened();
    const mark = await marking.add({ start: 0, end: 10 }, { kind: 'highlight' });
    if (mark === null) throw new Error('not added');
    await marking.change(mark, { tags: ['نهر'] });
    await api.ask('marks:change', { id: mark.id, change: { tags: ['بحر'] } });
    await useHistoryStore().turn('undo');
    await vi.waitFor(() => expect(marking.placed[0]?.mark.tags).toEqual(['بحر']));
  });
});

describe('a mark on the article as a whole', () => {
  it('is made once, stands first, and has no place to lose', async () => {
    const { marking } = await opened();
    await marking.add({ start: 0, end: 6 });
    const made = await marking.addToArticle();
    expect(await marking.addToArticle()).toEqual(made);
    expect(marking.placed.map(({ ofArticle, span }) => [ofArticle, span === null])).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe('a mark without its place', () => {
  it('gets the one that is selected, and loses it again when that is undone', async () => {
    const selector = selectorOf('نص لم يبق منه شيء', 0, 17);
    await api.ask('marks:add', { articleId: first, selector, note: 'يبقى' });
    const { marking } = await opened();
    const [lost] = marking.placed;
    if (lost === undefined) throw new Error('not there');
    expect(lost.span).toBeNull();
    expect(await marking.attach(lost.mark, { start: 0, end: 12 })).toBe(true);
    expect(marking.placed[0]).toMatchObject({ span: { start: 0 }, mark: { note: 'يبقى' } });
    await useHistoryStore().turn('undo');
    expect(marking.placed[0]).toMatchObject({ span: null, mark: { selector } });
  });
});

describe('bookmarks', () => {
  it('stand in the order of the text, with their notes', async () => {
    const { marking, text } = await opened();
    const late = await marking.add({ start: text.length - 6, end: text.length });
    const early = await marking.add({ start: 0, end: 6 });
    if (late === null) throw new Error('not added');
    await marking.change(late, { note: 'ملاحظة' });
    expect(marking.placed.map(({ mark }) => mark.id)).toEqual([early?.id, late.id]);
    expect(marking.placed[1]?.mark.note).toBe('ملاحظة');
  });

  it('come back whole when a deletion is undone', async () => {
    const { marking } = await opened();
    await marking.loadEvery();
    const mark = await marking.add({ start: 0, end: 6 });
    if (mark === null) throw new Error('not added');
    await marking.change(mark, { note: 'تبقى' });
    marking.edit(mark.id);
    expect(await marking.remove(mark.id)).toBe(true);
    expect(marking.placed).toEqual([]);
    expect(marking.everyMark).toEqual([]);
    expect(marking.editing).toBeNull();
    await useHistoryStore().turn('undo');
    expect(marking.placed[0]?.mark.note).toBe('تبقى');
    expect(marking.everyMark).toHaveLength(1);
  });

  it('that lost their place are kept with their quote', async () => {
    const selector = selectorOf('نص لم يبق منه شيء', 0, 17);
    await api.ask('marks:add', { articleId: first, selector, note: '' });
    const { marking } = await opened();
    expect(marking.placed).toMatchObject([{ span: null, mark: { selector } }]);
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
    await vi.waitFor(() => expect(marking.everyMark).toHaveLength(1));
  });

  it('tells why it could not be read', async () => {
    api.fail('marks:every', 'internal');
    const marking = useMarkingStore();
    await marking.loadEvery();
    expect(marking.everyMark).toBeNull();
    expect(marking.failure).toEqual({ code: 'internal' });
  });
});
