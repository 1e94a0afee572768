import type { Handlers } from '#shared/api';
import type { ExportReport } from '#shared/exported';
import { ok, type Result } from '#shared/result';

interface Counts {
  readonly size: () => number;
  /** How many marks an article has, or with null the library. */
  readonly marks: (articleId: string | null) => number;
}

type Exporting = 'export:library' | 'export:articles' | 'export:document' | 'export:marks';

/** Exports and prints at once whatever it is given. */
export function fakeExports({
  size,
  marks,
}: Counts): Pick<Handlers, Exporting | 'export:cancel' | 'print:paper' | 'print:pdf'> {
  const exported = (articles: number): Promise<Result<ExportReport>> =>
    Promise.resolve(ok({ file: '/home/reader/library.zip', articles, failures: [] }));
  return {
    'export:library': () => exported(size()),
    'export:articles': ({ ids }) => exported(ids.length),
    'export:document': ({ ids }) => exported(ids.length),
    'export:marks': ({ articleId }) =>
      Promise.resolve(ok({ file: '/home/reader/marks.md', marks: marks(articleId) })),
    'export:cancel': () => Promise.resolve(ok(null)),
    'print:paper': () => Promise.resolve(ok(true)),
    'print:pdf': ({ title }) => Promise.resolve(ok(`/home/reader/${title}.pdf`)),
  };
}
