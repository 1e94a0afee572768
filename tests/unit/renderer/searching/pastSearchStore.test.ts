import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { useHistoryStore } from '../../../../src/renderer/history/historyStore';
import { useHitStore } from '../../../../src/renderer/searching/hitStore';
import { usePastSearchStore } from '../../../../src/renderer/searching/pastSearchStore';
import { useSearchStore } from '../../../../src/renderer/searching/searchStore';
import { createFakeApi, type FakeApi } from '../../../support/fakeApi';

let api: FakeApi;

async function begin(options = {}) {
  api = createFakeApi(options);
  vi.stubGlobal('window', { maqal: api, addEventListener: () => undefined });
  vi.stubGlobal('document', { addEventListener: () => undefined });
  setActivePinia(createPinia());
  const past = usePastSearchStore();
  await past.load();
  return past;
}

const texts = (past: ReturnType<typeof usePastSearchStore>): string[] =>
  past.all.map(({ text }) => text);

it('remembers a search once it counts, and not twice in a row', async () => {
  const past = await begin();
  await past.made({ text: 'ماء', strict: ['hamza'] });
  await past.made({ text: 'ماء', strict: ['hamza'] });
  await past.made({ text: '', strict: [] });
  expect(texts(past)).toEqual(['ماء']);
  expect(api.asked.filter(({ name }) => name === 'searches:keep')).toHaveLength(1);
});

it('counts a search when one of its hits is opened, and not while it is typed', async () => {
  const past = await begin();
  const [search, hits] = [useSearchStore(), useHitStore()];
  for (const text of ['ال', 'القنا', 'القناطر']) {
    search.query = text;
    await vi.waitFor(() => expect(search.answered.text).toBe(text));
  }
  expect(texts(past)).toEqual([]);
  const [hit] = search.answer?.hits ?? [];
  hits.open(hit?.id ?? '');
  await vi.waitFor(() => expect(texts(past)).toEqual(['القناطر']));
});

it('undoes that a saved search was forgotten, under its name', async () => {
  const past = await begin({ searches: [{ text: 'ماء', name: 'الماء' }, { text: 'رمل' }] });
  const [saved] = past.saved;
  if (saved === undefined) throw new Error('nothing saved');
  await past.forget(saved);
  expect(texts(past)).toEqual(['رمل']);
  const history = useHistoryStore();
  await history.turn('undo');
  expect(past.saved).toMatchObject([{ text: 'ماء', name: 'الماء' }]);
  await history.turn('redo');
  expect(past.saved).toEqual([]);
});

it('forgets what was only searched for', async () => {
  const past = await begin({ searches: [{ text: 'ماء', name: 'الماء' }, { text: 'رمل' }] });
  await past.clear();
  expect(texts(past)).toEqual(['ماء']);
});

it('tells when a search could not be saved', async () => {
  const past = await begin();
  api.fail('searches:keep', 'disk-full');
  await past.save({ text: 'ماء', strict: [] }, null);
  expect(past.failure?.code).toBe('disk-full');
});
