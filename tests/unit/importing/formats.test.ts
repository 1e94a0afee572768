import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSafeTree } from '#shared/safeTree';
import { formats as registered } from '../../../src/main/importing/formats/registry';
import { importFile, lookAmong } from '../../../src/main/importing/pipeline';
import { goldenCases } from '../../support/goldenCases';
import { outcomeOf } from '../../support/goldenOutcome';

const cases = goldenCases().filter(({ format }) => format !== 'plainText');
const formats = [...new Set(cases.map(({ format }) => format))];

test('every format but plain text has its cases', () => {
  expect(formats).toEqual(
    expect.arrayContaining(registered.map(({ name }) => name).filter((name) => name !== 'text')),
  );
});

describe.each(formats)('%s', (format) => {
  const own = cases.filter((each) => each.format === format);

  test.each(own.map((each) => [each.name, each] as const))('%s', async (_, golden) => {
    const expected: unknown = JSON.parse(readFileSync(golden.expectedFile, 'utf8'));
    expect(await outcomeOf(golden)).toEqual(expected);
  });

  // The smallest part that can be parsed again by itself is what the library keeps of a container.
  test.each(own.map((each) => [each.name, each] as const))(
    '%s again from what is kept',
    async (_, { file, bytes, beside }) => {
      const result = await importFile({ name: file, bytes }, { beside });
      for (const { article, assets, original } of result.ok ? result.value.articles : []) {
        expect(isSafeTree(article.body)).toBe(true);
        expect(article.assets.map(({ hash }) => hash)).toEqual(assets.map(({ hash }) => hash));
        const kept = assets.map(({ addresses = [], bytes: held }) => ({ addresses, bytes: held }));
        const again = await importFile(original, { beside: lookAmong(kept) });
        const same = again.ok ? again.value.articles[0]?.article : again.error;
        const { container: _container, folder: _folder, ...provenance } = article.provenance;
        expect(again.ok && again.value.articles).toHaveLength(1);
        expect(same).toMatchObject({ ...article, provenance });
      }
    },
  );
});
