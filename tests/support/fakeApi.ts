import { asText } from '#shared/asText';
import type { Answer, CallName, EventName, Events, Handlers, Start } from '#shared/api';
import { changed as withChange } from '#shared/changes';
import type { Saving } from '#shared/library';
import type { Mark } from '#shared/marks';
import { countPlaces } from '#shared/places';
import { failed, ok, type Failure, type Result } from '#shared/result';
import { defaultSettings, type Settings } from '#shared/settings';
import { begunSample } from './begunSample';
import { fakeAlike } from './fakeAlike';
import { createFakeBackups } from './fakeBackups';
import { createFakeImports } from './fakeImports';
import { fakeReadings } from './fakeReadings';
import { fakePreviews, rereadSample } from './fakeRereading';
import type { FakeApi, FakeOptions } from './fakeOptions';
import { fakeFonts } from './fakeFonts';
import { fakeCompletions } from './fakeCompletions';
import { createFakePastSearches } from './fakePastSearches';
import { fakeMarks } from './fakeMarks';
import { fakeExports } from './fakeExports';
import { fakeSearch } from './fakeSearch';
import { sampleBook } from './sampleBook';
import { markedSample, rowOf, sample, type Sample } from './samples';

export type { FakeApi, FakeOptions } from './fakeOptions';

/** Makes a fake program; nothing it holds outlives it. */
export function createFakeApi(options: FakeOptions = {}): FakeApi {
  const library = new Map<string, Sample>();
  const bookmarks = new Map<string, Mark>();
  const listeners = new Map<EventName, Set<(fact: never) => void>>();
  const asked: { name: CallName; request: unknown }[] = [];
  const delays = { ...options.delays };
  const failures = { ...options.failures };
  let settings: Settings = { ...defaultSettings, ...options.settings };
  for (let index = 0; index < (options.articles ?? 6); index += 1) put(begunSample(index, options));
  if (options.book === true) put(sampleBook());

  for (const { article, quote, note = '', ...how } of options.marks ?? []) {
    const bookmark = markedSample(article, quote, note, how);
    bookmarks.set(bookmark.id, bookmark);
  }

  function put(entry: Sample): void {
    library.set(entry.article.id, entry);
  }

  function announce<Name extends EventName>(name: Name, fact: Events[Name]): void {
    for (const listener of listeners.get(name) ?? []) listener(fact as never);
  }

  const whole = () => ({ ok: true, articles: library.size, bookmarks: 0 });
  const now = (): string => new Date().toISOString();
  const living = (articleId: string | null): Mark[] =>
    [...bookmarks.values()]
      .filter((one) => one.deletedAt === null && (articleId ?? one.articleId) === one.articleId)
      .sort((a, b) => a.selector.position.start - b.selector.position.start);

  function articleChanged<T extends { readonly articleId: string }>(value: T): Result<T> {
    announce('article:changed', { id: value.articleId });
    return ok(value);
  }

  function changed<T>(value: T): Result<T> {
    announce('library:changed', {});
    return ok(value);
  }

  const imports = createFakeImports({
    ...{ library, put, badFiles: options.badFiles ?? {} },
    progressed: (fact) => announce('import:progressed', fact),
    added: (ids) => announce('library:added', { ids }),
  });

  const saving = (): Saving => options.saving ?? { state: 'saved', at: '2024-02-06T08:00:00.000Z' };
  const starting = (): Start => ({
    settings,
    systemLocales: options.systemLocales ?? ['ar-EG', 'en-US'],
    ...{ notices: options.notices ?? [], restriction: options.restriction ?? null },
    ...{ importing: null, imported: [], saving: saving() },
    about: {
      version: '0.1.0',
      runtime: { version: '25.1.1', origin: 'npm', trial: true },
      libraryFolder: '/home/reader/.local/share/maqal',
    },
  });

  const handlers: Handlers = {
    ...fakeReadings({
      ...{ library, put, now },
      told: (ids, moved) => announce('articles:changed', { ids, moved }),
    }),
    'app:start': async () => ok(starting()),
    'import:choose': async () => {
      const chosen = options.chosen ?? [];
      return ok(chosen.length === 0 ? null : imports.import(chosen));
    },
    'import:paths': async ({ paths }) => ok(imports.import(paths)),
    'import:samples': async () =>
      ok(imports.import(Array.from({ length: 6 }, (_, at) => sample(at).article.provenance.name))),
    'import:retry': async ({ id }) => imports.retry(id),
    'import:pause': async () => ok(null),
    'import:resume': async () => ok(null),
    'import:cancel': async () => ok(null),
    'reports:list': async () => ok(imports.reports()),
    'reports:open': async ({ id }) => imports.report(id),
    'library:saving': async () => ok(saving()),
    'library:save': async () => ok(saving()),
    'page:left': async () => ok(null),
    'window:fullScreen': async ({ on }) => {
      announce('window:fullScreen', { on });
      return ok(null);
    },
    'text:save': async () => ok(true),
    'text:copy': async () => ok(null),
    'restore:plan': async () => {
      const { restore: report = null } = options;
      return ok(report === null ? null : { paths: options.chosen ?? ['copy.zip'], report });
    },
    'restore:perform': async () =>
      options.restore === undefined
        ? failed('missing-file')
        : ok({ ...options.restore, deed: 'a0000000-0000-4000-8000-000000000000' }),
    'restore:turn': async () => ok({ done: 15, changed: 1, gone: 0, failure: null }),
    ...fakeExports({ size: () => library.size, marks: (id) => living(id).length }),
    'restore:cancel': async () => ok(null),
    'library:list': async () => {
      const rows = [...library.values()].map((one) => rowOf(one, living(one.article.id).length));
      return ok({
        ids: [...library.keys()].join(''),
        counts: countPlaces(rows),
        first: asText(rows.slice(0, 40)),
      });
    },
    'library:row': async ({ id }) => {
      const entry = library.get(id);
      return entry === undefined ? failed('not-found') : ok(rowOf(entry, living(id).length));
    },
    'library:rows': async ({ ids }) =>
      ok(
        asText(
          ids.flatMap((id) => {
            const entry = library.get(id);
            return entry === undefined ? [] : [rowOf(entry, living(id).length)];
          }),
        ),
      ),
    'library:alike': async ({ id }) => ok(fakeAlike(library, options.alike ?? [], id)),
    'library:open': async ({ id }) => {
      const entry = library.get(id);
      if (entry === undefined) return failed('not-found');
      return ok({ article: entry.article, reading: entry.reading, bookmarks: living(id) });
    },
    'article:encodings': async ({ id }) => {
      const entry = library.get(id);
      return entry === undefined ? failed('not-found') : ok(fakePreviews(entry.article));
    },
    'article:reread': async ({ id, ...wish }) => {
      const entry = library.get(id);
      if (entry === undefined) return failed('not-found');
      put(rereadSample(entry, wish, now()));
      announce('article:changed', { id });
      return handlers['library:open']({ id });
    },
    'library:check': async () => ok({ ...whole(), findings: [] }),
    'library:repair': async () => ok({ ...whole(), repairs: [] }),
    'library:reread': async ({ ids }) => {
      const total = ids?.length ?? library.size;
      return ok({ total, reread: total, unplaced: 0, failures: [] });
    },
    'library:purge': async ({ ids }) => {
      const gone = ids.filter((id) => (library.get(id)?.reading.trashedAt ?? null) !== null);
      for (const id of gone) library.delete(id);
      return changed(gone.length);
    },
    'reading:change': async ({ id, change }) => {
      const entry = library.get(id);
      if (entry === undefined) return failed('not-found');
      const reading = withChange(entry.reading, change, now());
      put({ ...entry, reading });
      return articleChanged(reading);
    },
    ...fakeMarks({ bookmarks, living, announce, importable: options.importable ?? [] }),
    'search:query': async (request) => {
      const searched = { entries: [...library.values()], bookmarks: living(null) };
      return ok({ ...fakeSearch(searched, request), ...options.found });
    },
    'search:complete': async (request) => ok(fakeCompletions([...library.values()], request)),
    ...createFakePastSearches(options.searches ?? [], () => announce('searches:changed', {})),
    'settings:change': async ({ change }) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(given) };
      announce('settings:changed', {});
      return ok(settings);
    },
    ...createFakeBackups(options.backups ?? {}, () => announce('backups:changed', {})),
    'fonts:list': async () => ok(fakeFonts),
    'link:open': async () => ok(true),
    'page:drawn': async () => ok(null),
  };

  return {
    announce,
    asked,
    delay: (name, milliseconds) => (delays[name] = milliseconds),
    fail: (name, how) => (how === null ? delete failures[name] : (failures[name] = how)),
    async ask(name, request) {
      asked.push({ name, request: structuredClone(request) });
      const wait = delays[name];
      if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, wait));
      const failure = failures[name];
      if (failure !== undefined) {
        const error: Failure = typeof failure === 'string' ? { code: failure } : failure;
        return asText<Result<never>>({ ok: false, error });
      }
      return asText((await handlers[name](request)) as Result<Answer<typeof name>>);
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
    pathOf: (file) => (file instanceof File ? `/dropped/${file.name}` : ''),
  };
}
