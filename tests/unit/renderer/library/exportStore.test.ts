import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useExportStore } from '../../../../src/renderer/library/exportStore';
import { createFakeApi, type FakeApi, type FakeOptions } from '../../../support/fakeApi';

function begin(options: FakeOptions = {}): FakeApi {
  const api = createFakeApi(options);
  vi.stubGlobal('window', { maqal: api });
  return api;
}

beforeEach(() => {
  setActivePinia(createPinia());
});

it('says how much was exported', async () => {
  begin({ articles: 3 });
  const exporting = useExportStore();
  await exporting.exportLibrary();
  expect(exporting.report).toMatchObject({ articles: 3, failures: [] });
  expect(exporting.failure).toBeNull();
});

it('asks for one place at a time', async () => {
  const api = begin({ delays: { 'export:library': 1 } });
  const exporting = useExportStore();
  await Promise.all([exporting.exportLibrary(), exporting.exportLibrary()]);
  expect(api.asked).toHaveLength(1);
  await exporting.exportLibrary();
  expect(api.asked).toHaveLength(2);
});

it('keeps the last report when an export fails, and says why', async () => {
  const api = begin({ articles: 2 });
  const exporting = useExportStore();
  await exporting.exportLibrary();
  api.fail('export:library', { code: 'disk-full', file: 'x.zip' });
  await exporting.exportLibrary();
  expect(exporting.failure).toEqual({ code: 'disk-full', file: 'x.zip' });
  expect(exporting.report).toMatchObject({ articles: 2 });
});
